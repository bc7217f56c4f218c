//! Where a district is: a folder, or a database with a folder for files.

use anyhow::Context;
use clap::Args;
use office::{Office, Place, World};
use std::path::PathBuf;

/// Where a district is kept.
#[derive(Args, Clone, Debug)]
pub struct HomeArgs {
    /// Folder with the embedded database and the files
    #[arg(long, default_value = "heluo-data")]
    pub data: PathBuf,
    /// Database instead of the embedded one: postgres://…; files stay in the folder
    #[arg(long)]
    pub database: Option<String>,
}

impl HomeArgs {
    /// The place of the tables.
    #[must_use]
    pub fn place(&self) -> Place {
        match &self.database {
            None => Place::Folder(self.data.clone()),
            Some(url) => Place::Url { url: url.clone(), files: self.data.join("files") },
        }
    }

    /// That the district is there: a mistyped folder must not become a new, empty district.
    ///
    /// # Errors
    /// Says how to name it.
    pub fn must_exist(&self) -> anyhow::Result<()> {
        anyhow::ensure!(
            self.database.is_some() || self.data.join("heluo.sqlite").is_file(),
            "there is no district in {}: name its folder with --data, or make one with `heluo serve --new`",
            self.data.display()
        );
        Ok(())
    }

    /// Opens the district.
    ///
    /// # Errors
    /// Where there is none, or it cannot be opened.
    pub async fn open(&self, world: World) -> anyhow::Result<Office> {
        self.must_exist()?;
        Office::open(&self.place(), world).await.with_context(|| format!("cannot open {}", self.data.display()))
    }
}

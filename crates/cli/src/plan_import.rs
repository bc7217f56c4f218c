//! `heluo plan import`

use crate::{HomeArgs, Shell, ledger::told};
use anyhow::Context;
use clap::Args;
use office::{
    caller::at_shell,
    import_plan::{ImportPlan, import_plan},
};
use std::path::PathBuf;

/// What to import, and as whom.
#[derive(Debug, Args)]
pub struct ImportArgs {
    #[command(flatten)]
    home: HomeArgs,
    /// Login name to act as; the only account of the lead office when left out
    #[arg(long)]
    account: Option<String>,
    /// Leave units that nobody has entered yet unmatched, instead of entering them
    #[arg(long)]
    no_units: bool,
    /// The document
    file: PathBuf,
}

pub(crate) async fn import(args: ImportArgs, shell: &mut Shell<'_>) -> anyhow::Result<u8> {
    let bytes = std::fs::read(&args.file).with_context(|| args.file.display().to_string())?;
    let name = args.file.file_name().unwrap_or(args.file.as_os_str()).to_string_lossy().into_owned();
    let office = args.home.open(shell.world.clone()).await?;
    let imported = async {
        let caller = at_shell(&office, args.account.as_deref()).await?;
        import_plan(&office, &caller, ImportPlan { name, bytes, add_units: !args.no_units, once: None }).await
    };
    let outcome = imported.await;
    office.close().await?;
    match outcome {
        Ok(plan) => {
            writeln!(shell.output, "{plan}")?;
            Ok(0)
        }
        Err(failure) => told(failure.into(), shell),
    }
}

//! A store: opened, asked to perform, closed.

use crate::engine::{self, Connections};
use crate::job::{Job, Pending};
use crate::migration::Migrator;
use crate::writer::{Message, Writer, classes::Classes};
use crate::{Kinds, OpenError, StoreError, rebuild};
use docket::Refusal;
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};
use sea_orm_migration::MigratorTrait;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot, watch};

/// Where a store is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A folder: the database in `heluo.sqlite`, the files in `files/`.
    Folder(PathBuf),
    /// A database `postgres://…` or `sqlite://…`, and the folder of the files, which several processes may share.
    Url {
        /// Address of the database.
        url: String,
        /// Folder of the files.
        files: PathBuf,
    },
}

/// How a store works.
#[derive(Clone, Debug)]
pub struct Options {
    /// Connections that read.
    pub readers: u32,
    /// Acts that may wait for the writer before callers have to.
    pub waiting: usize,
    /// Up to this many dockets are taken and sorted rather than looked for along the sorted lists of several units.
    pub few: u64,
    /// Up to this many dockets that words find are noted before a list is walked; with more, each docket's own words are
    /// read.
    pub noted: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { readers: 4, waiting: 1024, few: 3_000, noted: 10_000 }
    }
}

/// 存储 the tables, the files and the one writer of this process. A clone is the same store.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    connections: Connections,
    files: PathBuf,
    kinds: Kinds,
    options: Options,
    messages: mpsc::Sender<Message>,
    written: watch::Receiver<i64>,
}

impl Store {
    /// Opens the store, makes or upgrades its tables, and starts the writer on the current runtime.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open(place: &Place, kinds: Kinds, options: &Options) -> Result<Self, OpenError> {
        let (url, files) = match place {
            Place::Folder(folder) => {
                make(folder)?;
                (address(&folder.join("heluo.sqlite")), folder.join("files"))
            }
            Place::Url { url, files } => (url.clone(), files.clone()),
        };
        make(&files)?;
        if engine::backend(&url).is_none() {
            return Err(OpenError::Address);
        }
        let connections = engine::connect(&url, options.readers).await.map_err(OpenError::Connect)?;
        migrate(&connections.write).await.map_err(OpenError::Migrate)?;
        rebuild::older_shapes(&connections.write, &kinds).await.map_err(OpenError::Rebuild)?;
        let (messages, waiting) = mpsc::channel(options.waiting.max(1));
        let last = last_position(&connections.read).await.map_err(OpenError::Connect)?;
        let (written, seen) = watch::channel(last);
        let writer =
            Writer { db: connections.write.clone(), kinds: kinds.clone(), written, classes: Classes::default() };
        tokio::spawn(writer.work(waiting));
        Ok(Self(Arc::new(Inner { connections, files, kinds, options: options.clone(), messages, written: seen })))
    }

    /// Performs one act: one transaction, on disk when this returns. The inner result is what the act said.
    ///
    /// # Errors
    /// When the world fails; except for [`StoreError::Unconfirmed`] nothing is written then.
    pub async fn perform<T: Send + 'static>(&self, job: Job<T>) -> Result<Result<T, Refusal>, StoreError> {
        let (reply, answer) = oneshot::channel();
        let act = Box::new(Pending { job, value: None, reply });
        self.0.messages.send(Message::Act(act)).await.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Tells the last position of the log that this process knows of: at the start, and after each of its commits.
    #[must_use]
    pub fn written(&self) -> watch::Receiver<i64> {
        self.0.written.clone()
    }

    /// Finishes what waits, sets a checkpoint and closes the connections. Acts asked for later fail.
    ///
    /// # Errors
    /// When the checkpoint could not be written; the store is closed all the same.
    pub async fn close(&self, now: Timestamp) -> Result<(), StoreError> {
        let (reply, done) = oneshot::channel();
        if self.0.messages.send(Message::Stop(reply)).await.is_ok() {
            // An error only says that the writer has stopped already.
            done.await.ok();
        }
        let checkpoint = self.checkpoint(now).await;
        self.0.connections.read.clone().close().await?;
        self.0.connections.write.clone().close().await?;
        checkpoint.map(drop)
    }

    /// Every table, column and index as lines of text, for comparing two installations.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn schema(&self) -> Result<String, StoreError> {
        let db = self.reading();
        let backend = db.get_database_backend();
        let rows = db.query_all_raw(Statement::from_string(backend, engine::schema_query(backend))).await?;
        let lines: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, DbErr>>()?;
        Ok(lines.join("\n"))
    }

    pub(crate) fn reading(&self) -> &DatabaseConnection {
        &self.0.connections.read
    }

    pub(crate) fn writing(&self) -> &DatabaseConnection {
        &self.0.connections.write
    }

    pub(crate) fn kinds(&self) -> &Kinds {
        &self.0.kinds
    }

    pub(crate) fn options(&self) -> &Options {
        &self.0.options
    }

    pub(crate) fn files(&self) -> &Path {
        &self.0.files
    }
}

/// A path as an address; the signs that end a path there are written as their codes.
fn address(path: &Path) -> String {
    let path = path.display().to_string();
    format!("sqlite://{}", path.replace('%', "%25").replace('?', "%3F").replace('#', "%23"))
}

fn make(folder: &Path) -> Result<(), OpenError> {
    std::fs::create_dir_all(folder).map_err(|source| OpenError::Folder { path: folder.to_owned(), source })
}

async fn last_position(db: &DatabaseConnection) -> Result<i64, DbErr> {
    let query = Statement::from_string(db.get_database_backend(), "SELECT max(pos) FROM event");
    let row = db.query_one_raw(query).await?;
    let last: Option<i64> = row.map_or(Ok(None), |row| row.try_get_by_index(0))?;
    Ok(last.unwrap_or_default())
}

/// In one transaction that no other process writes beside, so that two may start at once.
async fn migrate(db: &DatabaseConnection) -> Result<(), DbErr> {
    let transaction = engine::begin_write(db).await?;
    Migrator::up(&transaction, None).await?;
    transaction.commit().await
}

//! What can go wrong with the world, one enum an operation.

use docket::Hash;
use sea_orm::{DbErr, SqlErr};
use std::path::PathBuf;
use thiserror::Error;
use vocab::DocketId;

/// Why a store could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The address is neither of SQLite nor of PostgreSQL.
    #[error("a database address starts with sqlite: or postgres:")]
    Address,
    /// The folder of the data or of the files could not be made.
    #[error("cannot make or use the folder {path}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The database did not answer, or a connection does not sync.
    #[error("cannot connect to the database")]
    Connect(#[source] DbErr),
    /// The tables could not be made.
    #[error("cannot bring the tables up to date")]
    Migrate(#[source] DbErr),
    /// Stored states have an older shape and could not be replayed.
    #[error("cannot replay stored states of an older shape")]
    Rebuild(#[source] StoreError),
}

/// Why something could not be read or written.
#[derive(Clone, Debug, Error)]
pub enum StoreError {
    /// The database refused or did not answer; nothing was written.
    #[error("the database failed")]
    Database(#[source] DbErr),
    /// Another row has this name already; nothing was written.
    #[error("a row with this name exists already")]
    Conflict(#[source] DbErr),
    /// The connection was lost while committing: the act may or may not have happened.
    #[error("the commit was not confirmed")]
    Unconfirmed(#[source] DbErr),
    /// A stored row cannot be what this program wrote.
    #[error("docket {docket} is broken: {why}")]
    Broken {
        /// The docket.
        docket: DocketId,
        /// What is wrong with it.
        why: String,
    },
    /// No rules of this kind are known to this program.
    #[error("no rules are known for the kind {0}")]
    UnknownKind(String),
    /// A stored row outside the dockets cannot be read.
    #[error("a stored row cannot be read: {0}")]
    Unreadable(String),
    /// A value could not be written as JSON.
    #[error("a value cannot be written: {0}")]
    Unwritable(String),
    /// A cursor that this program did not give out.
    #[error("not a cursor of this list")]
    Cursor,
    /// The act itself broke off; nothing was written.
    #[error("the act broke off")]
    Aborted,
    /// The store is closed.
    #[error("the store is closed")]
    Closed,
}

impl From<DbErr> for StoreError {
    fn from(source: DbErr) -> Self {
        match source.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Self::Conflict(source),
            _ => Self::Database(source),
        }
    }
}

/// Why a file could not be kept or found.
#[derive(Debug, Error)]
pub enum FileError {
    /// The disk refused.
    #[error("cannot write or read {path}")]
    Disk {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// No such file is kept.
    #[error("no file {0} is kept")]
    Missing(Hash),
    /// The kept bytes are not those that were handed in.
    #[error("the file {0} was changed")]
    Changed(Hash),
    /// The register of files could not be read.
    #[error("cannot read the register of files")]
    Register(#[source] StoreError),
}

/// Why a backup was not made.
#[derive(Debug, Error)]
pub enum BackupError {
    /// The target exists already; nothing is overwritten.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The disk refused.
    #[error("cannot write {path}")]
    Disk {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The database refused.
    #[error("cannot read the tables")]
    Read(#[from] StoreError),
    /// A file that the log refers to is missing or changed.
    #[error("a kept file cannot be copied")]
    File(#[source] FileError),
}

/// Why a backup was not restored; the target then holds nothing of it.
#[derive(Debug, Error)]
pub enum RestoreError {
    /// The target holds rows already.
    #[error("the target is not empty")]
    NotEmpty,
    /// The disk refused.
    #[error("cannot read {path}")]
    Disk {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A line of the backup is not what a backup holds.
    #[error("{path} line {line}: {why}")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        why: String,
    },
    /// The backup was made by a newer program.
    #[error("the backup has the form {0}, which this program does not know")]
    Form(i64),
    /// The database refused.
    #[error("cannot write the tables")]
    Write(#[from] StoreError),
    /// A file of the backup could not be kept.
    #[error("a file of the backup cannot be kept")]
    File(#[source] FileError),
}

//! Tables, migrations, queries, search and files on SQLite and PostgreSQL.
//!
//! One task per process writes ([`Store::perform`]): it takes the waiting [`Job`]s, lets them decide in memory on a
//! [`Desk`], writes what they decided in one transaction and answers when it is on disk. Everything else reads.

mod backup;
mod checkpoint;
mod desk;
mod engine;
mod error;
mod files;
mod job;
mod kinds;
mod migration;
mod open;
mod read;
mod rebuild;
mod restore;
mod search;
mod table;
mod verify;
mod writer;

pub use backup::BackupReport;
pub use checkpoint::Checkpointed;
pub use desk::{Change, Desk};
pub use error::{BackupError, FileError, OpenError, RestoreError, StoreError};
pub use files::FileRef;
pub use job::Job;
pub use kinds::Kinds;
pub use open::{Options, Place, Store};
pub use read::{
    AuditPage, By, Count, Cursor, DueTimer, EventRow, Export, Filter, Link, Page, PageRequest, Row, Sort, SortKey,
    Tally,
};
pub use search::Query as SearchQuery;
pub use table::{
    Account, ApiToken, Audit, Background, BackgroundState, Catalogue, FileRow, Person, PersonId, Session, Setting, Unit,
};
pub use verify::{Broken, Part, Verdict};

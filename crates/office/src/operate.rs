//! 运维: what is done to a district's store as a whole, by who operates the machine.

use crate::open::kinds;
use std::path::Path;
use store::{BackupError, BackupReport, OpenError, Options, Place, RestoreError, Store, StoreError, Verdict};

/// Why an operation was not done.
#[derive(Debug, thiserror::Error)]
pub enum OperateError {
    /// The store could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The backup was not made.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The backup was not restored.
    #[error(transparent)]
    Restore(#[from] RestoreError),
}

async fn open(place: &Place) -> Result<Store, OpenError> {
    Store::open(place, kinds(), &Options::default()).await
}

/// 核验日志, also while another process serves.
///
/// # Errors
/// Where the world fails; a broken log is an answer.
pub async fn verify_log(place: &Place) -> Result<Verdict, OperateError> {
    Ok(open(place).await?.verify().await?)
}

/// 备份 into a new folder, also while another process serves.
///
/// # Errors
/// Where the world fails; then there is no backup of that name.
pub async fn backup(place: &Place, to: &Path) -> Result<BackupReport, OperateError> {
    Ok(open(place).await?.backup(to).await?)
}

/// 恢复 into an empty place of either engine.
///
/// # Errors
/// Where the place is not empty or the backup is not whole; then the place stays empty.
pub async fn restore(place: &Place, from: &Path) -> Result<BackupReport, OperateError> {
    Ok(open(place).await?.restore(from).await?)
}

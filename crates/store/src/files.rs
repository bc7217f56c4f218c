//! 文件 kept under their hash: written to a temporary name, synced, renamed, the folder synced; then comes the act.

use crate::table::{self, Table};
use crate::{FileError, FileRow, Store, StoreError};
use docket::Hash;
use jiff::{SignedDuration, Timestamp};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A file that no act has named for so long is swept.
const ORPHAN_AFTER: SignedDuration = SignedDuration::from_hours(24);
/// Names of files that are being written.
const PART: &str = "part-";

/// 文件引用 the bytes of a file, by their hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FileRef {
    /// SM3 of the bytes.
    #[serde(with = "hex")]
    pub sm3: Hash,
    /// Number of bytes.
    pub size: u64,
}

mod hex {
    use docket::Hash;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(hash: &Hash, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(hash)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Hash, D::Error> {
        let text = String::deserialize(from)?;
        Hash::from_hex(&text).ok_or_else(|| D::Error::custom("a hash has 64 hexadecimal digits"))
    }
}

impl Store {
    /// Keeps bytes; they are on disk when this returns. An act must name them within a day ([`crate::Desk::file`]).
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn file_put(&self, bytes: Vec<u8>) -> Result<FileRef, FileError> {
        let folder = self.files().to_owned();
        in_background(move || put(&folder, &bytes)).await
    }

    /// The bytes that were kept under this hash.
    ///
    /// # Errors
    /// When there are none, or they are not those that were kept.
    pub async fn file_get(&self, sm3: Hash) -> Result<Vec<u8>, FileError> {
        let folder = self.files().to_owned();
        in_background(move || get(&folder, sm3)).await
    }

    /// Takes away files older than a day that no act has named. The number of them.
    ///
    /// # Errors
    /// When the disk or the database fails.
    pub async fn sweep_orphans(&self, now: Timestamp) -> Result<usize, FileError> {
        let folder = self.files().to_owned();
        let old = in_background(move || older_than(&folder, now - ORPHAN_AFTER)).await?;
        let mut orphans = Vec::new();
        for (path, hash) in old {
            let named = match hash {
                Some(hash) => self.named(hash).await.map_err(FileError::Register)?,
                None => false,
            };
            if !named {
                orphans.push(path);
            }
        }
        let number = orphans.len();
        in_background(move || orphans.iter().try_for_each(|path| fs::remove_file(path).map_err(disk(path)))).await?;
        Ok(number)
    }

    async fn named(&self, hash: Hash) -> Result<bool, StoreError> {
        let same = Expr::col("sm3").eq(hash.0.to_vec());
        let query = Query::select().column("id").from(FileRow::NAME).and_where(same).limit(1).to_owned();
        Ok(self.reading().query_one(&query).await?.is_some())
    }

    /// Hashes of all files that acts have named.
    pub(crate) async fn named_files(&self, db: &impl ConnectionTrait) -> Result<BTreeSet<Hash>, StoreError> {
        let rows: Vec<FileRow> = table::all(db, &table::select::<FileRow>()).await?;
        Ok(rows.into_iter().map(|it| it.sm3).collect())
    }
}

/// File work blocks; it runs beside the tasks.
pub(crate) async fn in_background<T, E, F>(work: F) -> Result<T, E>
where
    T: Send + 'static,
    E: From<Interrupted> + Send + 'static,
    F: FnOnce() -> Result<T, E> + Send + 'static,
{
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Interrupted.into()))
}

/// The runtime ended before the work did.
pub(crate) struct Interrupted;

impl From<Interrupted> for FileError {
    fn from(_: Interrupted) -> Self {
        Self::Register(StoreError::Aborted)
    }
}

pub(crate) fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> FileError {
    let path = path.to_owned();
    move |source| FileError::Disk { path, source }
}

/// Where a file stands; two letters a folder keep the folders small.
pub(crate) fn path(folder: &Path, sm3: Hash) -> PathBuf {
    let name = sm3.to_string();
    folder.join(name.get(..2).unwrap_or_default()).join(&name)
}

pub(crate) fn put(folder: &Path, bytes: &[u8]) -> Result<FileRef, FileError> {
    let sm3 = Hash::of(bytes);
    let kept = FileRef { sm3, size: bytes.len() as u64 };
    let target = path(folder, sm3);
    let parent = target.parent().unwrap_or(folder);
    if !parent.exists() {
        fs::create_dir_all(parent).map_err(disk(parent))?;
        sync(folder)?;
    }
    // Also when it is kept already: it counts as new again, so that it is not swept before its act.
    let (mut file, part) = part(folder)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).map_err(disk(&part));
    if let Err(error) = written.and_then(|()| fs::rename(&part, &target).map_err(disk(&target))) {
        // The first error is the one to tell; a part that stays is swept later.
        fs::remove_file(&part).ok();
        return Err(error);
    }
    sync(parent)?;
    Ok(kept)
}

/// A new file that nobody else writes.
fn part(folder: &Path) -> Result<(File, PathBuf), FileError> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{PART}{}-{number}", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(disk(&path)(error)),
        }
    }
}

fn sync(folder: &Path) -> Result<(), FileError> {
    File::open(folder).and_then(|it| it.sync_all()).map_err(disk(folder))
}

pub(crate) fn get(folder: &Path, sm3: Hash) -> Result<Vec<u8>, FileError> {
    let path = path(folder, sm3);
    match fs::read(&path) {
        Ok(bytes) if Hash::of(&bytes) == sm3 => Ok(bytes),
        Ok(_) => Err(FileError::Changed(sm3)),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(FileError::Missing(sm3)),
        Err(error) => Err(disk(&path)(error)),
    }
}

/// Files last written before `moment`, with their hash unless they were never finished.
fn older_than(folder: &Path, moment: Timestamp) -> Result<Vec<(PathBuf, Option<Hash>)>, FileError> {
    let mut old = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(disk(&folder))? {
            let path = entry.map_err(disk(&folder))?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
            let hash = Hash::from_hex(name);
            let modified = fs::metadata(&path).and_then(|it| it.modified()).map_err(disk(&path))?;
            let before = Timestamp::try_from(modified).is_ok_and(|it| it < moment);
            if before && (hash.is_some() || name.starts_with(PART)) {
                old.push((path, hash));
            }
        }
    }
    Ok(old)
}

//! 备份 one snapshot of all tables as lines of JSON, and the files, into a new folder, while the store serves.
//!
//! What follows from the events (states, lists, search) is left out; a restore makes it anew. Sessions are left out.

use crate::files::{self, Interrupted, in_background};
use crate::table::{
    self, Account, Answered, ApiToken, AuditRow, Background, Catalogue, Cells, CheckpointRow, EventLine, FileRow,
    Holds, LinkRow, Person, Setting, Table, TimerRow, Unit,
};
use crate::{BackupError, Store, StoreError, engine};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Value};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, QueryResult};
use serde_json::{Map, json};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The form of the folder; a program reads those up to its own.
pub(crate) const FORM: i64 = 1;
/// Rows read at once.
const CHUNK: u64 = 1024;

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupReport {
    /// The last event in it.
    pub last: i64,
    /// Rows of all tables.
    pub rows: u64,
    /// Files.
    pub files: u64,
}

impl From<Interrupted> for BackupError {
    fn from(_: Interrupted) -> Self {
        Self::Read(StoreError::Aborted)
    }
}

impl Store {
    /// Writes a backup into the folder `to`, which must not exist. It has its name only once it is whole.
    ///
    /// # Errors
    /// When the database or the disk fails, or a file that the log names is missing or changed.
    pub async fn backup(&self, to: &Path) -> Result<BackupReport, BackupError> {
        if to.exists() {
            return Err(BackupError::Exists(to.to_owned()));
        }
        let mut part = to.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let made = self.fill(&part).await;
        if made.is_err() {
            // The first error is the one to tell.
            fs::remove_dir_all(&part).ok();
        }
        let report = made?;
        fs::rename(&part, to).map_err(disk(to))?;
        let parent = to.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        File::open(parent).and_then(|it| it.sync_all()).map_err(disk(parent))?;
        Ok(report)
    }

    async fn fill(&self, folder: &Path) -> Result<BackupReport, BackupError> {
        fs::create_dir_all(folder.join("files")).map_err(disk(folder))?;
        let db = engine::begin_snapshot(self.reading()).await.map_err(StoreError::from)?;
        let mut dump = Dump { db: &db, folder, rows: 0 };
        let last = dump.table::<EventLine>().await?;
        dump.table::<CheckpointRow>().await?;
        dump.table::<LinkRow>().await?;
        dump.table::<TimerRow>().await?;
        dump.table::<Unit>().await?;
        dump.table::<Person>().await?;
        dump.table::<Account>().await?;
        dump.table::<ApiToken>().await?;
        dump.table::<FileRow>().await?;
        dump.table::<Catalogue>().await?;
        dump.table::<Setting>().await?;
        dump.table::<Answered>().await?;
        dump.table::<Background>().await?;
        dump.table::<AuditRow>().await?;
        let rows = dump.rows;
        let named = self.named_files(&db).await?;
        db.rollback().await.map_err(StoreError::from)?;
        let (from, into) = (self.files().to_owned(), folder.join("files"));
        let number = named.len() as u64;
        in_background(move || {
            named.into_iter().try_for_each(|sm3| {
                let bytes = files::get(&from, sm3).map_err(BackupError::File)?;
                files::put(&into, &bytes).map_err(BackupError::File).map(drop)
            })
        })
        .await?;
        let report = BackupReport { last: last.unwrap_or_default(), rows, files: number };
        let manifest = json!({ "form": FORM, "last": report.last, "rows": rows, "files": number });
        let path = folder.join("manifest.json");
        let mut file = File::create(&path).map_err(disk(&path))?;
        file.write_all(format!("{manifest:#}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(disk(&path))?;
        Ok(report)
    }
}

fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> BackupError {
    let path = path.to_owned();
    move |source| BackupError::Disk { path, source }
}

struct Dump<'a> {
    db: &'a DatabaseTransaction,
    folder: &'a Path,
    rows: u64,
}

impl Dump<'_> {
    /// Writes a table in the order of its key; the last number in the first column of the key, if it has one.
    async fn table<T: Table>(&mut self) -> Result<Option<i64>, BackupError> {
        let path = self.folder.join(format!("{}.ndjson", T::NAME));
        let mut file = BufWriter::new(File::create(&path).map_err(disk(&path))?);
        let mut after: Option<Vec<Value>> = None;
        loop {
            let mut query = table::select::<T>();
            if let Some(after) = after.take() {
                let key = Expr::tuple(T::KEY.iter().map(|it| Expr::col(*it)));
                query.and_where(key.gt(Expr::tuple(after.into_iter().map(Expr::val))));
            }
            for column in T::KEY {
                query.order_by(*column, Order::Asc);
            }
            let rows = self.db.query_all(query.limit(CHUNK)).await.map_err(StoreError::from)?;
            for row in &rows {
                let values = values::<T>(row).map_err(StoreError::from)?;
                writeln!(file, "{}", line::<T>(&values)).map_err(disk(&path))?;
                self.rows += 1;
                after = Some(key::<T>(&values));
            }
            if rows.len() < usize::try_from(CHUNK).unwrap_or(usize::MAX) {
                break;
            }
        }
        let file = file.into_inner().map_err(|it| disk(&path)(it.into_error()))?;
        file.sync_all().map_err(disk(&path))?;
        Ok(match after.as_deref() {
            Some([Value::BigInt(last), ..]) => *last,
            _ => None,
        })
    }
}

fn key<T: Table>(values: &[Value]) -> Vec<Value> {
    let columns = T::COLUMNS.iter().zip(values);
    let of = |name: &str| columns.clone().find(|it| it.0.0 == name).map(|it| it.1.clone());
    T::KEY.iter().filter_map(|it| of(it)).collect()
}

fn values<T: Table>(row: &QueryResult) -> Result<Vec<Value>, DbErr> {
    let mut cells = Cells::new(row);
    T::COLUMNS
        .iter()
        .map(|(_, holds)| {
            Ok(match holds {
                Holds::Number => Value::BigInt(cells.next()?),
                Holds::Text => Value::String(cells.next()?),
                Holds::Bytes => Value::Bytes(cells.next()?),
                Holds::Truth => Value::Bool(cells.next()?),
            })
        })
        .collect()
}

fn line<T: Table>(values: &[Value]) -> serde_json::Value {
    let cell = |value: &Value| match value {
        Value::BigInt(it) => json!(it),
        Value::String(it) => json!(it),
        Value::Bool(it) => json!(it),
        Value::Bytes(Some(it)) => json!(it.iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
        _ => json!(null),
    };
    let cells = T::COLUMNS.iter().zip(values).map(|((name, _), value)| ((*name).to_owned(), cell(value)));
    cells.collect::<Map<_, _>>().into()
}

//! 恢复 a backup into an empty store of either engine.

use crate::backup::{BackupReport, FORM};
use crate::files::{self, Interrupted, in_background};
use crate::table::{
    self, Account, Answered, ApiToken, AuditRow, Background, Catalogue, CheckpointRow, Clash, EventLine, FileRow,
    Holds, LinkRow, Person, Setting, Table, TimerRow, Unit,
};
use crate::{RestoreError, Store, StoreError, engine, rebuild};
use docket::Hash;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, Value};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Dockets replayed at once.
const REPLAYED: u64 = 256;
/// Rows of one statement.
const ROWS: usize = 64;

impl From<Interrupted> for RestoreError {
    fn from(_: Interrupted) -> Self {
        Self::Write(StoreError::Aborted)
    }
}

impl Store {
    /// Fills this empty store from the backup in the folder `from`, all of it or nothing.
    ///
    /// # Errors
    /// When the store is not empty, the backup is not whole, or the database or the disk fails.
    pub async fn restore(&self, from: &Path) -> Result<BackupReport, RestoreError> {
        let manifest = manifest(from)?;
        let db = engine::begin_write(self.writing()).await.map_err(StoreError::from)?;
        for name in [EventLine::NAME, Unit::NAME, Account::NAME, FileRow::NAME, AuditRow::NAME, Person::NAME] {
            let query = Query::select().expr(Expr::cust("1")).from(name).limit(1).to_owned();
            if db.query_one(&query).await.map_err(StoreError::from)?.is_some() {
                return Err(RestoreError::NotEmpty);
            }
        }
        let mut load = Load { db: &db, folder: from, rows: 0 };
        load.table::<EventLine>().await?;
        load.table::<CheckpointRow>().await?;
        load.table::<LinkRow>().await?;
        load.table::<TimerRow>().await?;
        load.table::<Unit>().await?;
        load.table::<Person>().await?;
        load.table::<Account>().await?;
        load.table::<ApiToken>().await?;
        load.table::<FileRow>().await?;
        load.table::<Catalogue>().await?;
        load.table::<Setting>().await?;
        load.table::<Answered>().await?;
        load.table::<Background>().await?;
        load.table::<AuditRow>().await?;
        let rows = load.rows;
        if rows != manifest.rows {
            let why = format!("{rows} rows were found, {} were written", manifest.rows);
            return Err(RestoreError::Line { path: from.join("manifest.json"), line: 1, why });
        }
        self.replay_all(&db).await?;
        // Files first: the rows that name them must not stand without them.
        let named = self.named_files(&db).await?;
        let (source, target) = (from.join("files"), self.files().to_owned());
        in_background(move || copy(&source, &target, named.into_iter())).await?;
        db.commit().await.map_err(|it| RestoreError::Write(StoreError::Unconfirmed(it)))?;
        Ok(manifest)
    }

    async fn replay_all(&self, db: &DatabaseTransaction) -> Result<(), StoreError> {
        let mut last = 0;
        loop {
            let query = Query::select()
                .distinct()
                .column("docket")
                .from(EventLine::NAME)
                .and_where(Expr::col("docket").gt(last))
                .order_by("docket", Order::Asc)
                .limit(REPLAYED)
                .to_owned();
            let rows = db.query_all(&query).await?;
            let ids: Vec<i64> = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, DbErr>>()?;
            let Some(end) = ids.last() else { return Ok(()) };
            last = *end;
            rebuild::replay(db, |name| self.kinds().get(name), &ids).await?;
        }
    }
}

fn copy(from: &Path, to: &Path, mut named: impl Iterator<Item = Hash>) -> Result<(), RestoreError> {
    named.try_for_each(|sm3| {
        let bytes = files::get(from, sm3).map_err(RestoreError::File)?;
        files::put(to, &bytes).map_err(RestoreError::File).map(drop)
    })
}

fn manifest(folder: &Path) -> Result<BackupReport, RestoreError> {
    let path = folder.join("manifest.json");
    let text = fs::read_to_string(&path).map_err(|source| RestoreError::Disk { path: path.clone(), source })?;
    let json: serde_json::Value = serde_json::from_str(&text).map_err(|it| RestoreError::Line {
        path: path.clone(),
        line: it.line(),
        why: it.to_string(),
    })?;
    let number = |name: &str| json.get(name).and_then(serde_json::Value::as_i64).unwrap_or_default();
    match number("form") {
        FORM => Ok(BackupReport {
            last: number("last"),
            rows: number("rows").unsigned_abs(),
            files: number("files").unsigned_abs(),
        }),
        form => Err(RestoreError::Form(form)),
    }
}

struct Load<'a> {
    db: &'a DatabaseTransaction,
    folder: &'a Path,
    rows: u64,
}

impl Load<'_> {
    async fn table<T: Table>(&mut self) -> Result<(), RestoreError> {
        let path = self.folder.join(format!("{}.ndjson", T::NAME));
        let disk = |source| RestoreError::Disk { path: path.clone(), source };
        let mut lines = BufReader::new(File::open(&path).map_err(disk)?).lines().zip(1..);
        loop {
            let mut rows = Vec::with_capacity(ROWS);
            for (text, line) in lines.by_ref().take(ROWS) {
                rows.push(values::<T>(&text.map_err(disk)?, &path, line)?);
            }
            if rows.is_empty() {
                return Ok(());
            }
            self.rows += rows.len() as u64;
            // Opening the store has written settings of its own.
            table::insert::<T>(self.db, rows.into_iter(), Clash::Replace).await.map_err(StoreError::from)?;
        }
    }
}

fn values<T: Table>(text: &str, path: &Path, line: usize) -> Result<Vec<Value>, RestoreError> {
    let wrong = |why: String| RestoreError::Line { path: PathBuf::from(path), line, why };
    let json: serde_json::Value = serde_json::from_str(text).map_err(|it| wrong(it.to_string()))?;
    let cell = |(name, holds): &(&str, Holds)| {
        let cell = json.get(name).ok_or_else(|| wrong(format!("{name} is missing")))?;
        let value = match (holds, cell) {
            (Holds::Number, serde_json::Value::Null) => Some(Value::BigInt(None)),
            (Holds::Text, serde_json::Value::Null) => Some(Value::String(None)),
            (Holds::Bytes, serde_json::Value::Null) => Some(Value::Bytes(None)),
            (Holds::Truth, serde_json::Value::Null) => Some(Value::Bool(None)),
            (Holds::Number, cell) => cell.as_i64().map(Value::from),
            (Holds::Text, cell) => cell.as_str().map(Value::from),
            (Holds::Truth, cell) => cell.as_bool().map(Value::from),
            (Holds::Bytes, cell) => cell.as_str().and_then(bytes).map(Value::from),
        };
        value.ok_or_else(|| wrong(format!("{name} is not what this column holds")))
    };
    T::COLUMNS.iter().map(cell).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = hex.chars().map(|it| it.to_digit(16).and_then(|it| it.try_into().ok())).collect();
    Some(digits?.chunks(2).map(|pair| pair.iter().fold(0, |sum, it| sum << 4 | it)).collect())
}

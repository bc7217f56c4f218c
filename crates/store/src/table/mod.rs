//! 表 one file a table: its row as a type, its columns, how it is written and read.

mod account;
mod audit;
mod background;
mod catalogue;
mod checkpoint;
mod class;
mod docket;
mod event;
mod file;
mod idempotency;
mod link;
mod person;
mod reader;
mod session;
mod state;
mod text;
mod timer;
mod token;
mod unit;

pub use account::Account;
pub use audit::Audit;
pub(crate) use audit::AuditRow;
pub use background::{Background, BackgroundState};
pub use catalogue::{Catalogue, Setting};
pub(crate) use checkpoint::CheckpointRow;
pub(crate) use class::{Class, ClassRow};
pub(crate) use docket::{DocketRow, FAR};
pub(crate) use event::EventLine;
pub use file::FileRow;
pub(crate) use idempotency::Answered;
pub(crate) use link::LinkRow;
pub use person::{Person, PersonId};
pub(crate) use reader::{EVERYBODY, ReaderRow};
pub use session::Session;
pub(crate) use state::StateRow;
pub(crate) use text::{TextRow, delete_texts, insert_texts};
pub(crate) use timer::TimerRow;
pub use token::ApiToken;
pub use unit::Unit;

use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, IntoTableRef, OnConflict, Query, SelectStatement, TableRef, Value};
use sea_orm::{ConnectionTrait, DbErr, QueryResult, TryGetable};

/// What a column holds, for the backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Number,
    Text,
    Bytes,
    Truth,
}

/// A column's name and what it holds.
pub(crate) type Column = (&'static str, Holds);

/// A row of one table.
pub(crate) trait Table: Sized {
    const NAME: &'static str;
    const KEY: &'static [&'static str];
    /// In the order of [`Table::values`] and [`Table::read`].
    const COLUMNS: &'static [Column];
    fn values(&self) -> Vec<Value>;
    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr>;
}

/// A row's columns, read from left to right.
pub(crate) struct Cells<'a> {
    row: &'a QueryResult,
    at: usize,
}

impl<'a> Cells<'a> {
    pub(crate) const fn new(row: &'a QueryResult) -> Self {
        Self { row, at: 0 }
    }

    pub(crate) fn next<T: TryGetable>(&mut self) -> Result<T, DbErr> {
        let at = self.at;
        self.at += 1;
        self.row.try_get_by_index(at)
    }

    pub(crate) fn time(&mut self) -> Result<Timestamp, DbErr> {
        let micros: i64 = self.next()?;
        Timestamp::from_microsecond(micros).map_err(unreadable)
    }

    pub(crate) fn maybe_time(&mut self) -> Result<Option<Timestamp>, DbErr> {
        let micros: Option<i64> = self.next()?;
        micros.map(Timestamp::from_microsecond).transpose().map_err(unreadable)
    }

    pub(crate) fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(&mut self) -> Result<T, DbErr> {
        let text: String = self.next()?;
        text.parse().map_err(unreadable)
    }

    pub(crate) fn maybe_parsed<T: std::str::FromStr<Err: std::fmt::Display>>(&mut self) -> Result<Option<T>, DbErr> {
        let text: Option<String> = self.next()?;
        text.map(|it| it.parse().map_err(unreadable)).transpose()
    }

    pub(crate) fn json<T: serde::de::DeserializeOwned>(&mut self) -> Result<T, DbErr> {
        let text: String = self.next()?;
        serde_json::from_str(&text).map_err(unreadable)
    }
}

pub(crate) fn unreadable(why: impl std::fmt::Display) -> DbErr {
    DbErr::Type(why.to_string())
}

/// JSON of a plain list. Lists of numbers and texts always have one.
pub(crate) fn list<T: serde::Serialize>(items: &[T]) -> String {
    serde_json::to_string(items).unwrap_or_else(|_| "[]".to_owned())
}

pub(crate) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// Sizes that add up to `len`, each a power of two up to 64, so that few statements need preparing.
pub(crate) fn runs(len: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some((0, len)), |(_, left)| {
        let run = if *left == 0 { 0 } else { 1 << Ord::min(left.ilog2(), 6) };
        Some((run, left - run))
    })
    .skip(1)
    .map(|it| it.0)
    .take_while(|it| *it > 0)
}

/// Splits `items` into [`runs`].
pub(crate) fn in_runs<T>(mut items: &[T]) -> impl Iterator<Item = &[T]> {
    runs(items.len()).map(move |run| {
        let (head, tail) = items.split_at(run.min(items.len()));
        items = tail;
        head
    })
}

/// What happens when a row with the same key is there.
#[derive(Clone, Copy)]
pub(crate) enum Clash<'a> {
    /// The statement fails.
    Fail,
    /// The row stays as it is.
    Keep,
    /// Every column outside the key is replaced.
    Replace,
    /// Only these columns are replaced.
    Update(&'a [&'static str]),
}

pub(crate) async fn write<T: Table>(db: &impl ConnectionTrait, rows: &[T], clash: Clash<'_>) -> Result<(), DbErr> {
    for run in in_runs(rows) {
        insert::<T>(db, run.iter().map(Table::values), clash).await?;
    }
    Ok(())
}

/// One statement for all rows, each in the order of the columns.
pub(crate) async fn insert<T: Table>(
    db: &impl ConnectionTrait,
    rows: impl Iterator<Item = Vec<Value>>,
    clash: Clash<'_>,
) -> Result<(), DbErr> {
    let mut insert = Query::insert();
    insert.into_table(T::NAME).columns(T::COLUMNS.iter().map(|it| it.0));
    for row in rows {
        insert.values(row.into_iter().map(Expr::val)).map_err(unreadable)?;
    }
    let mut conflict = OnConflict::columns(T::KEY.iter().copied());
    let rest = || T::COLUMNS.iter().map(|it| it.0).filter(|it| !T::KEY.contains(it));
    match clash {
        Clash::Fail => {}
        Clash::Keep => {
            insert.on_conflict(conflict.do_nothing().to_owned());
        }
        // A row that is all key has nothing to replace.
        Clash::Replace if rest().next().is_none() => {
            insert.on_conflict(conflict.do_nothing().to_owned());
        }
        Clash::Replace => {
            insert.on_conflict(conflict.update_columns(rest()).to_owned());
        }
        Clash::Update(columns) => {
            insert.on_conflict(conflict.update_columns(columns.iter().copied()).to_owned());
        }
    }
    db.execute(&insert).await?;
    Ok(())
}

/// Begins `SELECT every column FROM the table`.
pub(crate) fn select<T: Table>() -> SelectStatement {
    Query::select().columns(T::COLUMNS.iter().map(|it| (T::NAME, it.0))).from(T::NAME).to_owned()
}

pub(crate) async fn all<T: Table>(db: &impl ConnectionTrait, query: &SelectStatement) -> Result<Vec<T>, DbErr> {
    db.query_all(query).await?.iter().map(|row| T::read(&mut Cells::new(row))).collect()
}

pub(crate) async fn one<T: Table>(db: &impl ConnectionTrait, query: &SelectStatement) -> Result<Option<T>, DbErr> {
    db.query_one(query).await?.map(|row| T::read(&mut Cells::new(&row))).transpose()
}

pub(crate) async fn delete<T: Table>(db: &impl ConnectionTrait, rows: Expr) -> Result<(), DbErr> {
    db.execute(&Query::delete().from_table(T::NAME).and_where(rows).to_owned()).await?;
    Ok(())
}

/// A table under another name.
pub(crate) fn aliased(table: &'static str, name: &'static str) -> TableRef {
    table.into_table_ref().alias(name)
}

/// `column IN (numbers)`, the list filled up to a power of two by repeating, so that few statements need preparing.
pub(crate) fn among(column: impl sea_orm::sea_query::IntoColumnRef, numbers: impl IntoIterator<Item = i64>) -> Expr {
    let mut numbers: Vec<i64> = numbers.into_iter().collect();
    if let Some(last) = numbers.last().copied() {
        numbers.resize(numbers.len().next_power_of_two(), last);
    }
    Expr::col(column).is_in(numbers)
}

/// How many numbers a list in one statement may have.
pub(crate) const LONGEST: usize = 1024;

#[cfg(test)]
mod tests {
    #[test]
    fn runs_add_up_and_are_powers_of_two() {
        for len in 0..500 {
            let runs: Vec<usize> = super::runs(len).collect();
            assert_eq!(runs.iter().sum::<usize>(), len);
            assert!(runs.iter().all(|it| it.is_power_of_two() && *it <= 64), "{runs:?}");
        }
    }
}

//! Which units find a docket in their lists, with the keys the lists are sorted by.

use super::{Cells, Column, Holds, Table};
use sea_orm::{DbErr, sea_query::Value};

/// The unit under which every docket stands, also one that no unit owns. Real units count from 1.
pub(crate) const EVERYBODY: i64 = 0;

/// A row of `reader`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReaderRow {
    pub unit: i64,
    pub docket: i64,
    /// `0-` and the day due; `1-` before it for what is finished, so that it comes after all that is not; a day after
    /// all days for what has none.
    pub due: String,
    pub opened: String,
    pub updated: i64,
    /// Number of its class.
    pub class: i64,
}

impl Table for ReaderRow {
    const NAME: &'static str = "reader";
    const KEY: &'static [&'static str] = &["docket", "unit"];
    const COLUMNS: &'static [Column] = &[
        ("unit", Holds::Number),
        ("docket", Holds::Number),
        ("due", Holds::Text),
        ("opened", Holds::Text),
        ("updated", Holds::Number),
        ("class", Holds::Number),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.unit.into(),
            self.docket.into(),
            self.due.clone().into(),
            self.opened.clone().into(),
            self.updated.into(),
            self.class.into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            unit: row.next()?,
            docket: row.next()?,
            due: row.next()?,
            opened: row.next()?,
            updated: row.next()?,
            class: row.next()?,
        })
    }
}

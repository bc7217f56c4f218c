//! Links between dockets.

use super::{Cells, Column, Holds, Table};
use sea_orm::{DbErr, sea_query::Value};

/// A row of `link`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LinkRow {
    pub source: i64,
    pub kind: String,
    pub target: i64,
}

impl Table for LinkRow {
    const NAME: &'static str = "link";
    const KEY: &'static [&'static str] = &["source", "kind", "target"];
    const COLUMNS: &'static [Column] = &[("source", Holds::Number), ("kind", Holds::Text), ("target", Holds::Number)];

    fn values(&self) -> Vec<Value> {
        vec![self.source.into(), self.kind.clone().into(), self.target.into()]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self { source: row.next()?, kind: row.next()?, target: row.next()? })
    }
}

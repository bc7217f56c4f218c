//! Roots over the log.

use super::{Cells, Column, Holds, Table, state::hash};
use docket::Hash;
use sea_orm::{DbErr, sea_query::Value};

/// A row of `checkpoint`: the root over the events `first..=last` and the root before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckpointRow {
    pub last: i64,
    pub first: i64,
    pub at: i64,
    pub root: Hash,
}

impl Table for CheckpointRow {
    const NAME: &'static str = "checkpoint";
    const KEY: &'static [&'static str] = &["last"];
    const COLUMNS: &'static [Column] =
        &[("last", Holds::Number), ("first", Holds::Number), ("at", Holds::Number), ("root", Holds::Bytes)];

    fn values(&self) -> Vec<Value> {
        vec![self.last.into(), self.first.into(), self.at.into(), self.root.0.to_vec().into()]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self { last: row.next()?, first: row.next()?, at: row.next()?, root: hash(row)? })
    }
}

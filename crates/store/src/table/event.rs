//! The log. Rows are only ever added.

use super::{Cells, Column, Holds, Table, state::hash};
use docket::{Entry, Hash};
use sea_orm::{DbErr, sea_query::Value};

/// A row of `event`, every column as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EventLine {
    pub pos: i64,
    pub docket: i64,
    pub seq: i64,
    pub kind: String,
    pub version: i64,
    pub at: i64,
    pub actor: String,
    pub body: String,
    pub hash: Hash,
}

impl EventLine {
    /// What the hash is made over.
    pub(crate) fn entry(&self) -> Entry<'_> {
        Entry {
            pos: self.pos,
            docket: self.docket,
            seq: self.seq,
            kind: &self.kind,
            version: self.version,
            at: self.at,
            actor: &self.actor,
            body: &self.body,
        }
    }
}

impl Table for EventLine {
    const NAME: &'static str = "event";
    const KEY: &'static [&'static str] = &["pos"];
    const COLUMNS: &'static [Column] = &[
        ("pos", Holds::Number),
        ("docket", Holds::Number),
        ("seq", Holds::Number),
        ("kind", Holds::Text),
        ("version", Holds::Number),
        ("at", Holds::Number),
        ("actor", Holds::Text),
        ("body", Holds::Text),
        ("hash", Holds::Bytes),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.pos.into(),
            self.docket.into(),
            self.seq.into(),
            self.kind.clone().into(),
            self.version.into(),
            self.at.into(),
            self.actor.clone().into(),
            self.body.clone().into(),
            self.hash.0.to_vec().into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            pos: row.next()?,
            docket: row.next()?,
            seq: row.next()?,
            kind: row.next()?,
            version: row.next()?,
            at: row.next()?,
            actor: row.next()?,
            body: row.next()?,
            hash: hash(row)?,
        })
    }
}

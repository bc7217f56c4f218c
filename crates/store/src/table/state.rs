//! What `apply` left of a docket, and where its log stands.

use super::{Cells, Column, Holds, Table, unreadable};
use docket::Hash;
use sea_orm::{DbErr, sea_query::Value};
use vocab::DocketId;

/// A row of `state`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StateRow {
    pub docket: DocketId,
    pub kind: String,
    /// Number of the state's shape.
    pub shape: u32,
    /// Place of the last event in the docket's own log.
    pub seq: i64,
    /// Hash of the last event.
    pub head: Hash,
    /// The state as JSON.
    pub body: String,
}

impl Table for StateRow {
    const NAME: &'static str = "state";
    const KEY: &'static [&'static str] = &["docket"];
    const COLUMNS: &'static [Column] = &[
        ("docket", Holds::Number),
        ("kind", Holds::Text),
        ("shape", Holds::Number),
        ("seq", Holds::Number),
        ("head", Holds::Bytes),
        ("body", Holds::Text),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.docket.0.into(),
            self.kind.clone().into(),
            i64::from(self.shape).into(),
            self.seq.into(),
            self.head.0.to_vec().into(),
            self.body.clone().into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            docket: DocketId(row.next()?),
            kind: row.next()?,
            shape: row.next::<i64>()?.try_into().map_err(unreadable)?,
            seq: row.next()?,
            head: hash(row)?,
            body: row.next()?,
        })
    }
}

pub(super) fn hash(row: &mut Cells<'_>) -> Result<Hash, DbErr> {
    let bytes: Vec<u8> = row.next()?;
    Hash::from_bytes(&bytes).ok_or_else(|| unreadable("a hash has 32 bytes"))
}

//! Files handed in with acts. The bytes stand in the files folder under their hash.

use super::{Cells, Column, Holds, Table, micros, state::hash};
use docket::Hash;
use jiff::Timestamp;
use sea_orm::{DbErr, sea_query::Value};
use vocab::{AccountId, DocketId};

/// 文件 a row of `file`: these bytes under this name at this docket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// Its number, from [`crate::Desk::new_file`]; what events refer to.
    pub id: i64,
    /// The docket it was handed in for; whoever may read the docket may read the file.
    pub docket: Option<DocketId>,
    /// Hash of its bytes.
    pub sm3: Hash,
    /// Number of bytes.
    pub size: i64,
    /// The name it was handed in under.
    pub name: String,
    /// Media type, found from its bytes.
    pub media: String,
    /// Who handed it in.
    pub account: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

impl Table for FileRow {
    const NAME: &'static str = "file";
    const KEY: &'static [&'static str] = &["id"];
    const COLUMNS: &'static [Column] = &[
        ("id", Holds::Number),
        ("docket", Holds::Number),
        ("sm3", Holds::Bytes),
        ("size", Holds::Number),
        ("name", Holds::Text),
        ("media", Holds::Text),
        ("account", Holds::Number),
        ("at", Holds::Number),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.docket.map(|it| it.0).into(),
            self.sm3.0.to_vec().into(),
            self.size.into(),
            self.name.clone().into(),
            self.media.clone().into(),
            self.account.map(|it| it.0).into(),
            micros(self.at).into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            id: row.next()?,
            docket: row.next::<Option<i64>>()?.map(DocketId),
            sm3: hash(row)?,
            size: row.next()?,
            name: row.next()?,
            media: row.next()?,
            account: row.next::<Option<i64>>()?.map(AccountId),
            at: row.time()?,
        })
    }
}

//! Who did or read what, besides the log of events.

use super::{Cells, Column, Holds, Table, micros};
use jiff::Timestamp;
use sea_orm::{DbErr, sea_query::Value};
use vocab::{AccountId, DocketId};

/// 操作日志 a row of `audit`. Carries no personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// When.
    pub at: Timestamp,
    /// Who; `None` for somebody not signed in and for the system.
    pub account: Option<AccountId>,
    /// What, `account.sign_in`.
    pub what: String,
    /// The docket it was about.
    pub docket: Option<DocketId>,
    /// What else matters, as short text without personal data.
    pub detail: String,
}

/// With its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AuditRow {
    pub id: i64,
    pub audit: Audit,
}

impl Table for AuditRow {
    const NAME: &'static str = "audit";
    const KEY: &'static [&'static str] = &["id"];
    const COLUMNS: &'static [Column] = &[
        ("id", Holds::Number),
        ("at", Holds::Number),
        ("account", Holds::Number),
        ("what", Holds::Text),
        ("docket", Holds::Number),
        ("detail", Holds::Text),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            micros(self.audit.at).into(),
            self.audit.account.map(|it| it.0).into(),
            self.audit.what.clone().into(),
            self.audit.docket.map(|it| it.0).into(),
            self.audit.detail.clone().into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            id: row.next()?,
            audit: Audit {
                at: row.time()?,
                account: row.next::<Option<i64>>()?.map(AccountId),
                what: row.next()?,
                docket: row.next::<Option<i64>>()?.map(DocketId),
                detail: row.next()?,
            },
        })
    }
}

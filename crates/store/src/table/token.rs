//! Keys of programs that call the API.

use super::{Cells, Column, Holds, Table, micros};
use jiff::Timestamp;
use sea_orm::{DbErr, sea_query::Value};
use vocab::AccountId;

/// 接口令牌 a row of `token`. Only its hash is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Hash of the token, in hexadecimal; the key.
    pub hash: String,
    /// For whom it acts.
    pub account: AccountId,
    /// What it is for.
    pub label: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends; `None` for never.
    pub expires_at: Option<Timestamp>,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
}

impl std::fmt::Debug for ApiToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ApiToken({}, {})", self.account, self.label)
    }
}

impl Table for ApiToken {
    const NAME: &'static str = "token";
    const KEY: &'static [&'static str] = &["hash"];
    const COLUMNS: &'static [Column] = &[
        ("hash", Holds::Text),
        ("account", Holds::Number),
        ("label", Holds::Text),
        ("created_at", Holds::Number),
        ("expires_at", Holds::Number),
        ("revoked_at", Holds::Number),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.hash.clone().into(),
            self.account.0.into(),
            self.label.clone().into(),
            micros(self.created_at).into(),
            self.expires_at.map(micros).into(),
            self.revoked_at.map(micros).into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            hash: row.next()?,
            account: AccountId(row.next()?),
            label: row.next()?,
            created_at: row.time()?,
            expires_at: row.maybe_time()?,
            revoked_at: row.maybe_time()?,
        })
    }
}

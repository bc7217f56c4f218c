//! Who is signed in.

use super::{Cells, Column, Holds, Table, micros};
use jiff::Timestamp;
use sea_orm::{DbErr, sea_query::Value};
use vocab::AccountId;

/// 会话 a row of `session`. Only the hash of what the browser holds is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Hash of the secret in the cookie, in hexadecimal; the key.
    pub hash: String,
    /// Who is signed in.
    pub account: AccountId,
    /// Secret that forms must carry.
    pub csrf: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session({})", self.account)
    }
}

impl Table for Session {
    const NAME: &'static str = "session";
    const KEY: &'static [&'static str] = &["hash"];
    const COLUMNS: &'static [Column] = &[
        ("hash", Holds::Text),
        ("account", Holds::Number),
        ("csrf", Holds::Text),
        ("created_at", Holds::Number),
        ("seen_at", Holds::Number),
        ("expires_at", Holds::Number),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.hash.clone().into(),
            self.account.0.into(),
            self.csrf.clone().into(),
            micros(self.created_at).into(),
            micros(self.seen_at).into(),
            micros(self.expires_at).into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            hash: row.next()?,
            account: AccountId(row.next()?),
            csrf: row.next()?,
            created_at: row.time()?,
            seen_at: row.time()?,
            expires_at: row.time()?,
        })
    }
}

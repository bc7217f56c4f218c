//! Answers kept for acts that are asked for twice.

use super::{Cells, Column, Holds, Table};
use sea_orm::{DbErr, sea_query::Value};

/// A row of `idempotency`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answered {
    /// The account, 0 for nobody.
    pub account: i64,
    pub key: String,
    /// What was asked, as the caller writes it; the same key for something else is an error of the caller.
    pub request: String,
    /// The answer as JSON.
    pub answer: String,
    pub at: i64,
}

impl Table for Answered {
    const NAME: &'static str = "idempotency";
    const KEY: &'static [&'static str] = &["account", "key"];
    const COLUMNS: &'static [Column] = &[
        ("account", Holds::Number),
        ("key", Holds::Text),
        ("request", Holds::Text),
        ("answer", Holds::Text),
        ("at", Holds::Number),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.account.into(),
            self.key.clone().into(),
            self.request.clone().into(),
            self.answer.clone().into(),
            self.at.into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self { account: row.next()?, key: row.next()?, request: row.next()?, answer: row.next()?, at: row.next()? })
    }
}

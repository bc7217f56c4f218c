//! Work that outlives a request: an import that is being read, an export that is being made.

use super::{Cells, Column, Holds, Table, micros, unreadable};
use jiff::Timestamp;
use sea_orm::{DbErr, sea_query::Value};
use vocab::AccountId;

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackgroundState {
    /// 等待 nobody has begun.
    Waiting,
    /// 进行 somebody works on it.
    Running,
    /// 完成
    Done,
    /// 失败 its result says why.
    Failed,
}

impl BackgroundState {
    const ALL: [Self; 4] = [Self::Waiting, Self::Running, Self::Done, Self::Failed];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

/// 后台任务 a row of `job`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Background {
    /// Its number, from [`crate::Desk::new_background`].
    pub id: i64,
    /// What is to be done, `plan.import`.
    pub kind: String,
    /// What it needs, as JSON.
    pub body: String,
    /// How far it is.
    pub state: BackgroundState,
    /// What came of it, as JSON; empty until then.
    pub result: String,
    /// Who asked for it.
    pub account: Option<AccountId>,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When its state last changed.
    pub updated_at: Timestamp,
}

impl Table for Background {
    const NAME: &'static str = "job";
    const KEY: &'static [&'static str] = &["id"];
    const COLUMNS: &'static [Column] = &[
        ("id", Holds::Number),
        ("kind", Holds::Text),
        ("body", Holds::Text),
        ("state", Holds::Text),
        ("result", Holds::Text),
        ("account", Holds::Number),
        ("created_at", Holds::Number),
        ("updated_at", Holds::Number),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.kind.clone().into(),
            self.body.clone().into(),
            self.state.name().into(),
            self.result.clone().into(),
            self.account.map(|it| it.0).into(),
            micros(self.created_at).into(),
            micros(self.updated_at).into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        let (id, kind, body, state) = (row.next()?, row.next()?, row.next()?, row.next::<String>()?);
        let state = BackgroundState::ALL.into_iter().find(|it| it.name() == state);
        Ok(Self {
            id,
            kind,
            body,
            state: state.ok_or_else(|| unreadable("no such state of a job"))?,
            result: row.next()?,
            account: row.next::<Option<i64>>()?.map(AccountId),
            created_at: row.time()?,
            updated_at: row.time()?,
        })
    }
}

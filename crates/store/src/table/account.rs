//! Who can sign in.

use super::{Cells, Column, Holds, PersonId, Table, micros, unreadable};
use docket::Role;
use jiff::Timestamp;
use sea_orm::{DbErr, sea_query::Value};
use vocab::{AccountId, UnitId};

/// 账号 a row of `account`.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number, from [`crate::Desk::new_account`].
    pub id: AccountId,
    /// 登录名, unique.
    pub login: String,
    /// The name shown beside acts.
    pub name: String,
    /// 角色
    pub role: Role,
    /// 所属单位
    pub unit: Option<UnitId>,
    /// The person behind it, where known.
    pub person: Option<PersonId>,
    /// Hash of the password in PHC form.
    pub secret: String,
    /// Whether it may sign in.
    pub active: bool,
    /// The password must be changed at the next sign-in.
    pub must_change: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({}, {})", self.id, self.role.name())
    }
}

impl Table for Account {
    const NAME: &'static str = "account";
    const KEY: &'static [&'static str] = &["id"];
    const COLUMNS: &'static [Column] = &[
        ("id", Holds::Number),
        ("login", Holds::Text),
        ("name", Holds::Text),
        ("role", Holds::Text),
        ("unit", Holds::Number),
        ("person", Holds::Number),
        ("secret", Holds::Text),
        ("active", Holds::Truth),
        ("must_change", Holds::Truth),
        ("created_at", Holds::Number),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.0.into(),
            self.login.clone().into(),
            self.name.clone().into(),
            self.role.name().into(),
            self.unit.map(|it| it.0).into(),
            self.person.map(|it| it.0).into(),
            self.secret.clone().into(),
            self.active.into(),
            self.must_change.into(),
            micros(self.created_at).into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        let (id, login, name) = (AccountId(row.next()?), row.next()?, row.next()?);
        let role: String = row.next()?;
        Ok(Self {
            id,
            login,
            name,
            role: Role::from_name(&role).ok_or_else(|| unreadable("no such role"))?,
            unit: row.next::<Option<i64>>()?.map(UnitId),
            person: row.next::<Option<i64>>()?.map(PersonId),
            secret: row.next()?,
            active: row.next()?,
            must_change: row.next()?,
            created_at: row.time()?,
        })
    }
}

//! Personal data, apart from the log so that it can be erased.

use super::{Cells, Column, Holds, Table};
use sea_orm::{DbErr, sea_query::Value};
use vocab::UnitId;

/// Number of a person; what events refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub i64);

/// 人员 a row of `person`. An erased one keeps its number and has no name and no phone.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Its number, from [`crate::Desk::new_person`].
    pub id: PersonId,
    /// 姓名; `None` once erased.
    pub name: Option<String>,
    /// 电话
    pub phone: Option<String>,
    /// 单位
    pub unit: Option<UnitId>,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({})", self.id.0)
    }
}

impl Table for Person {
    const NAME: &'static str = "person";
    const KEY: &'static [&'static str] = &["id"];
    const COLUMNS: &'static [Column] =
        &[("id", Holds::Number), ("name", Holds::Text), ("phone", Holds::Text), ("unit", Holds::Number)];

    fn values(&self) -> Vec<Value> {
        vec![self.id.0.into(), self.name.clone().into(), self.phone.clone().into(), self.unit.map(|it| it.0).into()]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            id: PersonId(row.next()?),
            name: row.next()?,
            phone: row.next()?,
            unit: row.next::<Option<i64>>()?.map(UnitId),
        })
    }
}

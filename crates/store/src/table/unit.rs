//! Units of government and companies that can be responsible.

use super::{Cells, Column, Holds, Table, list};
use sea_orm::{DbErr, sea_query::Value};
use vocab::UnitId;

/// 单位 a row of `unit`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Unit {
    /// Its number, from [`crate::Desk::new_unit`].
    pub id: UnitId,
    /// 全称, unique.
    pub name: String,
    /// 简称
    pub short: String,
    /// 别名 other names it is called by in plans.
    pub aliases: Vec<String>,
    /// Region code.
    pub region: Option<String>,
    /// Whether work can be assigned to it.
    pub active: bool,
    /// Whether what its liaison fills in waits for its head.
    pub head_approves: bool,
}

impl Table for Unit {
    const NAME: &'static str = "unit";
    const KEY: &'static [&'static str] = &["id"];
    const COLUMNS: &'static [Column] = &[
        ("id", Holds::Number),
        ("name", Holds::Text),
        ("short", Holds::Text),
        ("aliases", Holds::Text),
        ("region", Holds::Text),
        ("active", Holds::Truth),
        ("head_approves", Holds::Truth),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.0.into(),
            self.name.clone().into(),
            self.short.clone().into(),
            list(&self.aliases).into(),
            self.region.clone().into(),
            self.active.into(),
            self.head_approves.into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self {
            id: UnitId(row.next()?),
            name: row.next()?,
            short: row.next()?,
            aliases: row.json()?,
            region: row.next()?,
            active: row.next()?,
            head_approves: row.next()?,
        })
    }
}

//! Policy data and settings, every revision by its hash.

use super::{Cells, Column, Holds, Table, micros, state::hash};
use docket::Hash;
use jiff::Timestamp;
use sea_orm::{DbErr, sea_query::Value};

/// 政策数据 a row of `catalogue`: one revision of one file of policy data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// Its name, `holidays/2026`.
    pub name: String,
    /// Hash of its text; dockets pin the revision they run under by it.
    pub sm3: Hash,
    /// Its text, TOML.
    pub body: String,
    /// When it was stored. The youngest revision of a name is the one in force.
    pub at: Timestamp,
}

impl Table for Catalogue {
    const NAME: &'static str = "catalogue";
    const KEY: &'static [&'static str] = &["name", "sm3"];
    const COLUMNS: &'static [Column] =
        &[("name", Holds::Text), ("sm3", Holds::Bytes), ("body", Holds::Text), ("at", Holds::Number)];

    fn values(&self) -> Vec<Value> {
        vec![self.name.clone().into(), self.sm3.0.to_vec().into(), self.body.clone().into(), micros(self.at).into()]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self { name: row.next()?, sm3: hash(row)?, body: row.next()?, at: row.time()? })
    }
}

/// 设置 a row of `setting`: one value of this installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name, `district/name`.
    pub name: String,
    /// Its value as text.
    pub value: String,
}

impl Table for Setting {
    const NAME: &'static str = "setting";
    const KEY: &'static [&'static str] = &["name"];
    const COLUMNS: &'static [Column] = &[("name", Holds::Text), ("value", Holds::Text)];

    fn values(&self) -> Vec<Value> {
        vec![self.name.clone().into(), self.value.clone().into()]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self { name: row.next()?, value: row.next()? })
    }
}

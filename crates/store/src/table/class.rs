//! What many dockets have in common of that which lists are narrowed by, under one small number.

use super::{Cells, Column, Holds, Table, unreadable};
use docket::{Facets, Standing};
use sea_orm::{DbErr, sea_query::Value};

/// Kind, state, standing and group of a docket. A district has some hundreds of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Class {
    pub kind: String,
    pub state: String,
    /// [`Standing::name`].
    pub standing: &'static str,
    pub group: String,
}

impl Class {
    pub(crate) fn of(kind: &str, facets: &Facets) -> Self {
        let (state, group) = (facets.state.clone(), facets.group.clone());
        Self { kind: kind.to_owned(), state, standing: facets.standing.name(), group }
    }
}

/// A row of `class`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClassRow {
    pub id: i64,
    pub class: Class,
}

impl Table for ClassRow {
    const NAME: &'static str = "class";
    const KEY: &'static [&'static str] = &["id"];
    const COLUMNS: &'static [Column] = &[
        ("id", Holds::Number),
        ("kind", Holds::Text),
        ("state", Holds::Text),
        ("standing", Holds::Text),
        ("grouping", Holds::Text),
    ];

    fn values(&self) -> Vec<Value> {
        let Class { kind, state, standing, group } = self.class.clone();
        vec![self.id.into(), kind.into(), state.into(), standing.into(), group.into()]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        let (id, kind, state) = (row.next()?, row.next()?, row.next()?);
        let standing: String = row.next()?;
        let standing = Standing::from_name(&standing).ok_or_else(|| unreadable("no such standing"))?.name();
        Ok(Self { id, class: Class { kind, state, standing, group: row.next()? } })
    }
}

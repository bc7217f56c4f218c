//! What lists see of a docket.

use super::{Cells, Column, Holds, Table, list, micros, unreadable};
use docket::{Days, Facets, Standing};
use jiff::{Timestamp, civil::Date};
use sea_orm::{DbErr, sea_query::Value};
use vocab::{DocketId, UnitId};

/// Sorts after every day.
pub(crate) const FAR: &str = "9999-12-31";

/// A row of `docket`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DocketRow {
    pub id: DocketId,
    pub kind: String,
    pub facets: Facets,
    pub updated_at: Timestamp,
}

impl Table for DocketRow {
    const NAME: &'static str = "docket";
    const KEY: &'static [&'static str] = &["id"];
    const COLUMNS: &'static [Column] = &[
        ("id", Holds::Number),
        ("kind", Holds::Text),
        ("title", Holds::Text),
        ("state", Holds::Text),
        ("standing", Holds::Text),
        ("owner", Holds::Number),
        ("partners", Holds::Text),
        ("grouping", Holds::Text),
        ("subject", Holds::Text),
        ("region", Holds::Text),
        ("opened_on", Holds::Text),
        ("due_on", Holds::Text),
        ("near_on", Holds::Text),
        ("lag_on", Holds::Text),
        ("unreported_on", Holds::Text),
        ("overdue_on", Holds::Text),
        ("closed_on", Holds::Text),
        ("progress", Holds::Number),
        ("tags", Holds::Text),
        ("updated_at", Holds::Number),
    ];

    fn values(&self) -> Vec<Value> {
        let facets = &self.facets;
        let day = |day: Option<Date>| Value::from(day.map(|it| it.to_string()));
        let partners: Vec<i64> = facets.partners.iter().map(|it| it.0).collect();
        vec![
            self.id.0.into(),
            self.kind.clone().into(),
            facets.title.clone().into(),
            facets.state.clone().into(),
            facets.standing.name().into(),
            facets.owner.map(|it| it.0).into(),
            list(&partners).into(),
            facets.group.clone().into(),
            facets.subject.clone().into(),
            facets.region.clone().into(),
            facets.opened_on.to_string().into(),
            day(facets.days.due_on),
            day(facets.days.near_on),
            day(facets.days.lag_on),
            day(facets.days.unreported_on),
            day(facets.days.overdue_on),
            day(facets.days.closed_on),
            facets.progress.map(i64::from).into(),
            list(&facets.tags).into(),
            micros(self.updated_at).into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        let (id, kind) = (DocketId(row.next()?), row.next()?);
        let (title, state) = (row.next()?, row.next()?);
        let standing: String = row.next()?;
        let facets = Facets {
            title,
            state,
            standing: Standing::from_name(&standing).ok_or_else(|| unreadable("no such standing"))?,
            owner: row.next::<Option<i64>>()?.map(UnitId),
            partners: row.json()?,
            group: row.next()?,
            subject: row.next()?,
            region: row.next()?,
            opened_on: row.parsed()?,
            days: Days {
                due_on: row.maybe_parsed()?,
                near_on: row.maybe_parsed()?,
                lag_on: row.maybe_parsed()?,
                unreported_on: row.maybe_parsed()?,
                overdue_on: row.maybe_parsed()?,
                closed_on: row.maybe_parsed()?,
            },
            progress: row.next::<Option<i64>>()?.map(u8::try_from).transpose().map_err(unreadable)?,
            tags: row.json()?,
        };
        Ok(Self { id, kind, facets, updated_at: row.time()? })
    }
}

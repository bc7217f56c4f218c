//! What happens by time.

use super::{Cells, Column, Holds, Table, micros};
use jiff::{Timestamp, civil::Date};
use sea_orm::{DbErr, sea_query::Value};

/// A row of `timer`. A fired one stays while the docket's rules still name it, so that it never fires twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TimerRow {
    pub docket: i64,
    pub rung: String,
    pub due_on: Date,
    pub fired_at: Option<Timestamp>,
}

impl Table for TimerRow {
    const NAME: &'static str = "timer";
    const KEY: &'static [&'static str] = &["docket", "rung"];
    const COLUMNS: &'static [Column] =
        &[("docket", Holds::Number), ("rung", Holds::Text), ("due_on", Holds::Text), ("fired_at", Holds::Number)];

    fn values(&self) -> Vec<Value> {
        vec![
            self.docket.into(),
            self.rung.clone().into(),
            self.due_on.to_string().into(),
            self.fired_at.map(micros).into(),
        ]
    }

    fn read(row: &mut Cells<'_>) -> Result<Self, DbErr> {
        Ok(Self { docket: row.next()?, rung: row.next()?, due_on: row.parsed()?, fired_at: row.maybe_time()? })
    }
}

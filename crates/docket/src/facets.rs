//! What lists, search, lights and access see of a docket.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 办理状态 in the coarse form that every kind shares; a kind's own state stands in [`Facets::state`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Not begun: drafted or not yet accepted.
    Waiting,
    /// Somebody works on it.
    Open,
    /// 待核验 handed in, not yet checked.
    Handed,
    /// Finished, nothing more is expected.
    Closed,
    /// 在册 on record: nobody works on it, and it is not finished either.
    Filed,
    /// Taken out of the count: dropped, merged, discarded.
    Void,
}

impl Standing {
    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Handed => "handed",
            Self::Closed => "closed",
            Self::Filed => "filed",
            Self::Void => "void",
        }
    }

    /// Whether nobody has anything to do with it any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Filed | Self::Void)
    }

    /// Every standing, in the order of a life.
    pub const ALL: [Self; 6] = [Self::Waiting, Self::Open, Self::Handed, Self::Closed, Self::Filed, Self::Void];

    /// The standing of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

/// The days on which a light changes by itself. A light is never stored; see [`crate::Light::of`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// 时限 the day promised.
    pub due_on: Option<Date>,
    /// From this day on: 临近.
    pub near_on: Option<Date>,
    /// From this day on: 滞后 (a milestone is late, or counted progress is behind).
    pub lag_on: Option<Date>,
    /// From this day on: 未报 (a period's report is missing).
    pub unreported_on: Option<Date>,
    /// From this day on: 逾期.
    pub overdue_on: Option<Date>,
    /// 办结日.
    pub closed_on: Option<Date>,
}

/// What every list, filter, search, export and access rule sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// One line that names it.
    pub title: String,
    /// The kind's own state, `accepted`.
    pub state: String,
    /// The state in the form common to all kinds.
    pub standing: Standing,
    /// 牵头单位.
    pub owner: Option<UnitId>,
    /// 配合单位.
    pub partners: Vec<UnitId>,
    /// 指标 or whatever the kind is grouped by: `获得电力`.
    pub group: String,
    /// The person or enterprise it is about, by code; for `own subject` scopes.
    pub subject: Option<String>,
    /// Region code it belongs to.
    pub region: Option<String>,
    /// The day it began.
    pub opened_on: Date,
    /// The days on which its light changes.
    pub days: Days,
    /// 0–100 where progress is counted.
    pub progress: Option<u8>,
    /// Free marks for filters, `source:plan`, `standing`.
    pub tags: Vec<String>,
}

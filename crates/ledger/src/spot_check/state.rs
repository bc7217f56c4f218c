//! The state of a spot check, as replayed from its events.

use super::Found;
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 抽查
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpotCheck {
    /// 抽查名称
    pub title: String,
    /// Chance drawn when it was opened, as written.
    pub seed: String,
    /// The closed items out of which the sample was drawn.
    pub population: Vec<DocketId>,
    /// The sample.
    pub chosen: Vec<DocketId>,
    /// 核查结果 so far.
    pub results: Vec<Found>,
    /// Where it stands.
    pub stage: CheckStage,
    /// The day it was drawn.
    pub opened_on: Date,
    /// The day by which it is to be done.
    pub due: Date,
    /// The day of the last result.
    pub closed_on: Option<Date>,
    /// Why it was discarded.
    pub discarded: String,
}

/// 抽查状态
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckStage {
    /// 核查中
    Open,
    /// 已完成
    Closed,
    /// 已作废
    Void,
}

impl CheckStage {
    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Void => "void",
        }
    }
}

impl SpotCheck {
    /// The chosen items that have no result yet.
    pub fn waiting(&self) -> impl Iterator<Item = DocketId> + '_ {
        self.chosen.iter().copied().filter(|id| self.results.iter().all(|it| it.item != *id))
    }

    pub(crate) const fn lead(&self) -> Option<UnitId> {
        None
    }

    pub(crate) const fn partners(&self) -> [UnitId; 0] {
        []
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        self.stage.name()
    }

    pub(super) fn facets_of(&self) -> Facets {
        let done = self.results.len().saturating_mul(100).checked_div(self.chosen.len());
        Facets {
            title: self.title.clone(),
            state: self.stage.name().to_owned(),
            standing: match self.stage {
                CheckStage::Open => Standing::Open,
                CheckStage::Closed => Standing::Closed,
                CheckStage::Void => Standing::Void,
            },
            owner: None,
            partners: Vec::new(),
            group: String::new(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days {
                due_on: Some(self.due),
                overdue_on: Some(crate::calendar::after(self.due)),
                closed_on: self.closed_on,
                ..Days::default()
            },
            progress: done.and_then(|it| u8::try_from(it).ok()),
            tags: Vec::new(),
        }
    }
}

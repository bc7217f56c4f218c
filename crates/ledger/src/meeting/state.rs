//! The state of a meeting, as replayed from its events.

use super::Decide;
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 调度会
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// 会议名称
    pub title: String,
    /// The day for which it is planned, or on which it was held.
    pub day: Date,
    /// 地点
    pub place: String,
    /// 参会单位
    pub units: Vec<UnitId>,
    /// Items on the agenda.
    pub items: Vec<DocketId>,
    /// Further topics.
    pub topics: Vec<String>,
    /// Where it stands.
    pub stage: MeetingStage,
    /// The day it was planned.
    pub opened_on: Date,
    /// 主持人
    pub chair: String,
    /// Units that came.
    pub present: Vec<UnitId>,
    /// 议定事项
    pub decisions: Vec<Decide>,
    /// 纪要
    pub minutes: String,
    /// Why it was cancelled.
    pub cancelled: String,
    /// The day its minutes were issued.
    pub closed_on: Option<Date>,
}

/// 会议状态
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingStage {
    /// 待召开
    Planned,
    /// 已召开
    Held,
    /// 已印发纪要
    Closed,
    /// 已取消
    Void,
}

impl MeetingStage {
    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Closed => "closed",
            Self::Void => "void",
        }
    }
}

impl Meeting {
    /// Units that were asked and did not come.
    pub fn absent(&self) -> impl Iterator<Item = UnitId> + '_ {
        self.units.iter().copied().filter(|unit| !self.present.contains(unit))
    }

    pub(crate) const fn lead(&self) -> Option<UnitId> {
        None
    }

    pub(crate) fn partners(&self) -> Vec<UnitId> {
        self.units.clone()
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        self.stage.name()
    }

    pub(super) fn facets_of(&self) -> Facets {
        let planned = self.stage == MeetingStage::Planned;
        Facets {
            title: self.title.clone(),
            state: self.stage.name().to_owned(),
            standing: match self.stage {
                MeetingStage::Planned => Standing::Waiting,
                MeetingStage::Held => Standing::Open,
                MeetingStage::Closed => Standing::Closed,
                MeetingStage::Void => Standing::Void,
            },
            owner: None,
            partners: self.units.clone(),
            group: String::new(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days {
                due_on: Some(self.day),
                overdue_on: planned.then(|| crate::calendar::after(self.day)),
                closed_on: self.closed_on,
                ..Days::default()
            },
            progress: None,
            tags: Vec::new(),
        }
    }
}

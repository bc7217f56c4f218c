//! 调整议程: day, place, units and agenda are set anew.

use super::{Meeting, MeetingStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 调整议程. The lead office, before the meeting; what is given replaces what there was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amend {
    /// The day.
    pub day: Date,
    /// 地点
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// 参会单位
    pub units: Vec<UnitId>,
    /// Items on the agenda.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<DocketId>,
    /// Further topics.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
}

impl Step<Meeting> for Amend {
    const BY: By = By::LeadOffice;

    fn open(now: &Meeting) -> bool {
        now.stage == MeetingStage::Planned
    }

    fn check(&self, _now: &Meeting, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::some("units", &self.units)
    }

    fn apply(&self, now: &mut Meeting, _on: Date, _actor: &Actor) {
        now.day = self.day;
        now.place.clone_from(&self.place);
        now.units.clone_from(&self.units);
        now.items.clone_from(&self.items);
        now.topics.clone_from(&self.topics);
    }
}

//! 安排: a meeting is planned with its agenda.

use super::{Meeting, MeetingStage};
use crate::step::{self, By};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 安排. The lead office; the agenda is proposed from what is late or needs co-ordination, and edited by people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// 会议名称
    pub title: String,
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

impl Open {
    pub(super) fn decide(self, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::LeadOffice.check("meeting.open", cx.actor, None, &[])?;
        step::text("title", &self.title)?;
        step::some("units", &self.units)?;
        Ok(self)
    }

    pub(super) fn apply(&self, opened_on: Date) -> Meeting {
        Meeting {
            title: self.title.clone(),
            day: self.day,
            place: self.place.clone(),
            units: self.units.clone(),
            items: self.items.clone(),
            topics: self.topics.clone(),
            stage: MeetingStage::Planned,
            opened_on,
            chair: String::new(),
            present: Vec::new(),
            decisions: Vec::new(),
            minutes: String::new(),
            cancelled: String::new(),
            closed_on: None,
        }
    }
}

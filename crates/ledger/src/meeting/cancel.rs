//! 取消: the meeting does not take place.

use super::{Meeting, MeetingStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 取消. The lead office, with a reason, before the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancel {
    /// Why.
    pub reason: String,
}

impl Step<Meeting> for Cancel {
    const BY: By = By::LeadOffice;

    fn open(now: &Meeting) -> bool {
        now.stage == MeetingStage::Planned
    }

    fn check(&self, _now: &Meeting, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Meeting, _on: Date, _actor: &Actor) {
        now.stage = MeetingStage::Void;
        now.cancelled.clone_from(&self.reason);
    }
}

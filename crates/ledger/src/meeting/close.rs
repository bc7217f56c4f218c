//! 印发纪要: the meeting is over.

use super::{Meeting, MeetingStage};
use crate::Evidence;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 印发纪要. The lead office, of a meeting that was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Close {
    /// 纪要
    pub minutes: String,
    /// Its paper, signed sheets of attendance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl Step<Meeting> for Close {
    const BY: By = By::LeadOffice;

    fn open(now: &Meeting) -> bool {
        now.stage == MeetingStage::Held
    }

    fn check(&self, _now: &Meeting, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("minutes", &self.minutes)
    }

    fn apply(&self, now: &mut Meeting, on: Date, _actor: &Actor) {
        now.stage = MeetingStage::Closed;
        now.minutes.clone_from(&self.minutes);
        now.closed_on = Some(on);
    }
}

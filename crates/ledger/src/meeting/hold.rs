//! 召开: who led it and which units came.

use super::{Meeting, MeetingStage};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 召开. The lead office, on the day or later; units that were asked and are not named did not come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// The day on which it was held.
    pub day: Date,
    /// 主持人
    pub chair: String,
    /// Units that came.
    pub present: Vec<UnitId>,
}

impl Step<Meeting> for Hold {
    const BY: By = By::LeadOffice;

    fn open(now: &Meeting) -> bool {
        now.stage == MeetingStage::Planned
    }

    fn check(&self, _now: &Meeting, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("chair", &self.chair)?;
        step::some("present", &self.present)?;
        if self.day > cx.today {
            return Err(Refusal::new(refusals::MEETING_NOT_YET).with("field", "day").with("day", self.day));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Meeting, _on: Date, _actor: &Actor) {
        now.stage = MeetingStage::Held;
        now.day = self.day;
        now.chair.clone_from(&self.chair);
        now.present.clone_from(&self.present);
    }
}

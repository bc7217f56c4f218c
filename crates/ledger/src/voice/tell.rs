//! 审核反馈: the answer goes to the raiser.

use super::{Voice, VoiceStage};
use crate::calendar;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 审核反馈. The lead office; from now on the raiser may confirm or dispute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tell {
    /// A word of the lead office to the raiser.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Step<Voice> for Tell {
    const BY: By = By::LeadOffice;

    fn open(now: &Voice) -> bool {
        now.stage == VoiceStage::Answered
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.stage = VoiceStage::Told;
        now.told_on = Some(day);
        now.lapse_on = Some(calendar::after(calendar::plus(day, now.terms.react)));
    }
}

//! 退回重办: the answer does not do.

use super::{Voice, VoiceStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 退回重办. The lead office, with a reason; the answer is not shown to the raiser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendBack {
    /// Why.
    pub reason: String,
}

impl Step<Voice> for SendBack {
    const BY: By = By::LeadOffice;

    fn open(now: &Voice) -> bool {
        now.stage == VoiceStage::Answered
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Voice, _day: Date, _actor: &Actor) {
        now.answers.pop();
        now.stage = VoiceStage::Accepted;
    }
}

//! 退单: the unit is not the right one.

use super::{Returned, Voice, VoiceStage};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whether it may come back once more.
fn left(now: &Voice) -> bool {
    now.returns.len() < usize::try_from(now.terms.returns).unwrap_or(usize::MAX)
}

/// 退单. The unit, with a reason, as often as the rules allow over the whole life; then the lead office decides by its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    /// Why, and who should have it.
    pub reason: String,
}

impl Step<Voice> for Decline {
    const BY: By = By::LeadUnit;

    fn open(now: &Voice) -> bool {
        matches!(now.stage, VoiceStage::Assigned | VoiceStage::Accepted) && left(now)
    }

    fn why_closed(now: &Voice) -> &'static str {
        if left(now) { refusals::NOT_NOW } else { refusals::VOICE_RETURNS }
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.returns.push(Returned { on: day, unit: now.unit, reason: self.reason.clone() });
        now.stage = VoiceStage::Raised;
        now.unit = None;
        now.assigned_on = None;
        now.accepted_on = None;
    }
}

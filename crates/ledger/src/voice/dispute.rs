//! 不认可: the raiser does not agree; the unit takes it up again.

use super::{Voice, VoiceStage};
use crate::step::{self, By, Step};
use crate::{calendar, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whether it may be disputed once more.
fn left(now: &Voice) -> bool {
    now.disputed_on.len() < usize::try_from(now.terms.disputes).unwrap_or(usize::MAX)
}

/// 不认可. The raiser, with a reason, as often as the rules allow; new days run from the next day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Why.
    pub reason: String,
}

impl Step<Voice> for Dispute {
    const BY: By = By::Raiser;

    fn open(now: &Voice) -> bool {
        now.stage == VoiceStage::Told && left(now)
    }

    fn why_closed(now: &Voice) -> &'static str {
        if left(now) { refusals::NOT_NOW } else { refusals::VOICE_DISPUTES }
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.disputed_on.push(day);
        now.stage = VoiceStage::Accepted;
        now.due_on = calendar::plus(day, now.terms.reopen);
        now.extended_on = None;
        now.lapse_on = None;
        now.told_on = None;
        now.rating = None;
    }
}

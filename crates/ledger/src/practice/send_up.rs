//! 上报

use super::{Practice, PracticeStage, Sent};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 上报. The lead office; a practice may be sent to several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendUp {
    /// To whom.
    pub to: String,
}

impl Step<Practice> for SendUp {
    const BY: By = By::LeadOffice;

    fn open(now: &Practice) -> bool {
        matches!(now.stage, PracticeStage::Library | PracticeStage::SentUp | PracticeStage::Adopted)
    }

    fn check(&self, _now: &Practice, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("to", &self.to)
    }

    fn apply(&self, now: &mut Practice, day: Date, _actor: &Actor) {
        now.sent_up.push(Sent { on: day, to: self.to.clone() });
        if now.stage == PracticeStage::Library {
            now.stage = PracticeStage::SentUp;
        }
    }
}

//! 转送: another office is competent.

use super::{Ending, Voice, VoiceStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 转送. The lead office, to an office outside the district's units; the raiser learns to whom and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forward {
    /// To whom.
    pub to: String,
    /// Why.
    pub reason: String,
}

impl Step<Voice> for Forward {
    const BY: By = By::LeadOffice;

    fn open(now: &Voice) -> bool {
        matches!(now.stage, VoiceStage::Raised | VoiceStage::Assigned)
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("to", &self.to)?;
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.forwarded_to = Some(self.to.clone());
        now.end(VoiceStage::Forwarded, Ending::Forwarded, day);
    }
}

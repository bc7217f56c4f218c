//! 签收: the unit takes it on.

use super::{Voice, VoiceStage};
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 签收. The unit; the lead office for it as 代录.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {}

impl Step<Voice> for Accept {
    const BY: By = By::LeadUnit;

    fn open(now: &Voice) -> bool {
        now.stage == VoiceStage::Assigned
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.stage = VoiceStage::Accepted;
        now.accepted_on = Some(day);
    }
}

//! 撤回: the raiser takes it back.

use super::{Ending, Voice, VoiceStage};
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 撤回. The raiser, until it is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdraw {
    /// Why, if the raiser says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Step<Voice> for Withdraw {
    const BY: By = By::Raiser;

    fn open(now: &Voice) -> bool {
        !now.stage.is_over()
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.end(VoiceStage::Withdrawn, Ending::Withdrawn, day);
    }
}

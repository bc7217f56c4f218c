//! 逾期未回应: the raiser did not react in time.

use super::{Ending, Voice, VoiceStage};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 逾期未回应. The clock alone, the day after the last one for the raiser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lapse {}

impl Step<Voice> for Lapse {
    const BY: By = By::System;

    fn open(now: &Voice) -> bool {
        now.stage == VoiceStage::Told
    }

    fn check(&self, now: &Voice, cx: &Context<'_>) -> Result<(), Refusal> {
        match now.lapse_on {
            Some(on) if on <= cx.today => Ok(()),
            on => {
                let until = on.map(|it| it.yesterday().unwrap_or(it).to_string()).unwrap_or_default();
                Err(Refusal::new(refusals::VOICE_STILL_TIME).with("until", until))
            }
        }
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.end(VoiceStage::Closed, Ending::Lapsed, day);
    }
}

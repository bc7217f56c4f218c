//! 并案: it is the same as another one.

use super::{Ending, Voice, VoiceFacts, VoiceStage};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 并案. The lead office, into a voice that is not over; the raiser learns under which number it goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// The voice that goes on.
    pub into: DocketId,
    /// Its number, for the raiser; the office writes it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
}

impl Step<Voice> for Merge {
    const BY: By = By::LeadOffice;

    fn open(now: &Voice) -> bool {
        !now.stage.is_over()
    }

    fn stands_against(&self, _now: &Voice, facts: &VoiceFacts<'_>) -> Result<(), Refusal> {
        match facts.other {
            Some(stage) if !stage.is_over() => Ok(()),
            _ => Err(Refusal::new(refusals::VOICE_MERGE_INTO).with("into", self.into)),
        }
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.merged_into = Some(self.into);
        now.end(VoiceStage::Merged, Ending::Merged, day);
    }
}

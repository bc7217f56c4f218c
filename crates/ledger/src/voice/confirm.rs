//! 认可: the raiser agrees and rates.

use super::{Ending, Rating, Voice, VoiceStage, rate};
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 认可并评价. The raiser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirm {
    /// 1 to 5.
    pub stars: u8,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Step<Voice> for Confirm {
    const BY: By = By::Raiser;

    fn open(now: &Voice) -> bool {
        now.stage == VoiceStage::Told
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        rate::stars(self.stars)
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.rating = Some(Rating { on: day, stars: self.stars, text: self.text.clone() });
        now.end(VoiceStage::Closed, Ending::Confirmed, day);
    }
}

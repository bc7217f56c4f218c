//! 评价: the raiser rates without agreeing, or after it was closed.

use super::{Rating, Voice, VoiceStage};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 1 to 5.
pub(super) fn stars(stars: u8) -> Result<(), Refusal> {
    if (1..=5).contains(&stars) { Ok(()) } else { Err(Refusal::new(refusals::VOICE_RATING)) }
}

/// 评价. The raiser, once: where nothing may be disputed any more, or where nobody reacted in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// 1 to 5.
    pub stars: u8,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Step<Voice> for Rate {
    const BY: By = By::Raiser;

    fn open(now: &Voice) -> bool {
        matches!(now.stage, VoiceStage::Told | VoiceStage::Closed) && now.rating.is_none()
    }

    fn why_closed(now: &Voice) -> &'static str {
        if now.rating.is_some() { refusals::VOICE_RATED } else { refusals::NOT_NOW }
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        stars(self.stars)
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.rating = Some(Rating { on: day, stars: self.stars, text: self.text.clone() });
    }
}

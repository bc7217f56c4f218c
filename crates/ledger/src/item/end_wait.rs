//! 上级已复: the answer came, or is no longer needed.

use super::Item;
use crate::Paper;
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 上级已复. The lead unit, or the lead office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndWait {
    /// What was answered.
    pub answer: String,
    /// The paper that answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<Paper>,
}

impl Step<Item> for EndWait {
    const BY: By = By::LeadUnitOrOffice;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.waiting.is_some()
    }

    fn why_closed(now: &Item) -> &'static str {
        if !now.stage.is_over() { refusals::WAITS_NOT } else { refusals::NOT_NOW }
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("answer", &self.answer)
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        now.waiting = None;
    }
}

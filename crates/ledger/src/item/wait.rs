//! 待上级: the work waits for an answer from above.

use super::{Item, Stage, Waiting};
use crate::Paper;
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 待上级. The lead unit, or the lead office. Needs the paper that asks. The day promised stays and the clock runs on:
/// the light tells what it waits for, and an extension is asked for like any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// Who must answer.
    pub to: String,
    /// What was asked.
    pub asks: String,
    /// The paper that asks.
    pub paper: Paper,
}

impl Step<Item> for Wait {
    const BY: By = By::LeadUnitOrOffice;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Accepted && now.waiting.is_none()
    }

    fn why_closed(now: &Item) -> &'static str {
        if now.waiting.is_some() { refusals::WAITS_ALREADY } else { refusals::NOT_NOW }
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("to", &self.to)?;
        step::text("asks", &self.asks)?;
        step::text("paper.number", &self.paper.number)
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        now.waiting =
            Some(Waiting { on: day, to: self.to.clone(), asks: self.asks.clone(), paper: self.paper.clone() });
    }
}

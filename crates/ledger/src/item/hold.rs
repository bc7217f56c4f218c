//! 挂起: the lead office lets the item rest.

use super::{Held, Item, Stage};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 挂起. The lead office, with a reason. No reports and milestones are expected meanwhile; the day promised stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Why.
    pub reason: String,
}

impl Step<Item> for Hold {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        matches!(now.stage, Stage::Assigned | Stage::Accepted) && now.held.is_none()
    }

    fn why_closed(now: &Item) -> &'static str {
        if now.held.is_some() { refusals::HELD_ALREADY } else { refusals::NOT_NOW }
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        now.held = Some(Held { on: day, reason: self.reason.clone() });
    }
}

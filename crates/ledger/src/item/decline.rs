//! 退回: the lead unit says that the item is not its own.

use super::{Item, Setback, Stage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 退回. The lead unit before it accepts, with a reason; the lead office then gives it to another owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    /// Why, and whose it may be.
    pub reason: String,
}

impl Step<Item> for Decline {
    const BY: By = By::LeadUnit;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Assigned
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        now.stage = Stage::Declined;
        now.setback = Some(Setback { on: day, reason: self.reason.clone() });
    }
}

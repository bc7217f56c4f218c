//! 撤回: the lead unit takes back what it handed in.

use super::{Item, Stage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 撤回申请. The lead unit, before it was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdraw {
    /// Why.
    pub reason: String,
}

impl Step<Item> for Withdraw {
    const BY: By = By::LeadUnit;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Submitted
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        now.back_to_work();
    }
}

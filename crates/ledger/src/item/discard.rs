//! 取消: the item is taken out of the ledger.

use super::{Item, Void};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 取消. The lead office, with a reason: the plan dropped it, or it was entered by mistake. Its history stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discard {
    /// Why.
    pub reason: String,
}

impl Step<Item> for Discard {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        !now.stage.is_over()
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        now.leave(Void::Discarded { reason: self.reason.clone() });
    }
}

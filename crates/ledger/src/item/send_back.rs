//! 退回重办: the checker is not satisfied.

use super::{Item, Setback};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 退回重办. The lead office, with a reason; it counts, since quality is judged by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendBack {
    /// What is missing.
    pub reason: String,
}

impl Step<Item> for SendBack {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        now.is_handed()
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        now.returned = now.returned.saturating_add(1);
        now.setback = Some(Setback { on: day, reason: self.reason.clone() });
        now.excuse_reports(day);
        now.back_to_work();
    }
}

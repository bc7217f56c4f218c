//! 不列入: an entry will not become an item.

use super::{EntryState, Plan, PlanStage, fix};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 不列入. The lead office, with a reason, while the plan is a draft. [`super::Restore`] takes it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drop {
    /// Number of the entry.
    pub entry: u32,
    /// Why.
    pub reason: String,
}

impl Step<Plan> for Drop {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Draft
    }

    fn check(&self, now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        fix::kept(now, self.entry)?;
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        if let Some(entry) = now.plan.entry_mut(self.entry) {
            entry.state = EntryState::Dropped { reason: self.reason.clone() };
        }
    }
}

//! 恢复列入: a dropped entry is taken back.

use super::{EntryState, Plan, PlanStage};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 恢复列入. The lead office, while the plan is a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restore {
    /// Number of the entry.
    pub entry: u32,
}

impl Step<Plan> for Restore {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Draft
    }

    fn check(&self, now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        match now.plan.entry(self.entry).map(|entry| &entry.state) {
            None => Err(Refusal::new(refusals::PLAN_ENTRY_UNKNOWN).with("entry", self.entry)),
            Some(EntryState::Dropped { .. }) => Ok(()),
            Some(_) => Err(Refusal::new(refusals::PLAN_ENTRY_KEPT).with("entry", self.entry)),
        }
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        if let Some(entry) = now.plan.entry_mut(self.entry) {
            entry.state = EntryState::Kept;
        }
    }
}

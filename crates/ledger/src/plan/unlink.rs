//! 取消关联: a measure does not answer that problem.

use super::{Plan, PlanStage, fix};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 取消关联. The lead office, while the plan is a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlink {
    /// Number of the entry.
    pub entry: u32,
    /// Number of the problem.
    pub problem: u32,
}

impl Step<Plan> for Unlink {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Draft
    }

    fn check(&self, now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        if fix::kept(now, self.entry)?.problems.contains(&self.problem) {
            return Ok(());
        }
        Err(Refusal::new(refusals::PLAN_PROBLEM_UNKNOWN).with("problem", self.problem))
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        if let Some(entry) = now.plan.entry_mut(self.entry) {
            entry.problems.retain(|problem| *problem != self.problem);
        }
    }
}

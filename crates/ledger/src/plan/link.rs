//! 关联问题: a measure answers a problem.

use super::{Plan, PlanStage, fix};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 关联问题. The lead office, while the plan is a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Number of the entry.
    pub entry: u32,
    /// Number of the problem.
    pub problem: u32,
}

impl Step<Plan> for Link {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Draft
    }

    fn check(&self, now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        fix::kept(now, self.entry)?;
        match now.plan.problem(self.problem) {
            Some(_) => Ok(()),
            None => Err(Refusal::new(refusals::PLAN_PROBLEM_UNKNOWN).with("problem", self.problem)),
        }
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        if let Some(entry) = now.plan.entry_mut(self.entry).filter(|it| !it.problems.contains(&self.problem)) {
            entry.problems.push(self.problem);
        }
    }
}

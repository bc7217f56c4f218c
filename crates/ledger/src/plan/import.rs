//! 导入: a compiled plan becomes a draft.

use super::{Compiled, Plan, PlanStage};
use crate::refusals;
use crate::step::{self, By};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// 导入. The lead office. Whatever the plan lacks is left to the review; only numbers that do not hold together are
/// refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// What was compiled.
    pub plan: Compiled,
}

/// That every number is used once and every number named is there.
pub(super) fn sound(plan: &Compiled) -> Result<(), Refusal> {
    step::text("title", &plan.title)?;
    let mut entries = BTreeSet::new();
    let mut problems = BTreeSet::new();
    for no in plan.problems.iter().map(|problem| problem.no) {
        if !problems.insert(no) {
            return Err(Refusal::new(refusals::PLAN_NUMBER_TWICE).with("no", no));
        }
    }
    for entry in &plan.entries {
        if let Some(parent) = entry.parent.filter(|parent| !entries.contains(parent)) {
            return Err(Refusal::new(refusals::PLAN_ENTRY_UNKNOWN).with("entry", parent));
        }
        if !entries.insert(entry.no) {
            return Err(Refusal::new(refusals::PLAN_NUMBER_TWICE).with("no", entry.no));
        }
        if let Some(problem) = entry.problems.iter().find(|problem| !problems.contains(problem)) {
            return Err(Refusal::new(refusals::PLAN_PROBLEM_UNKNOWN).with("problem", problem));
        }
    }
    Ok(())
}

impl Import {
    pub(super) fn decide(self, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::LeadOffice.check("plan.import", cx.actor, None, &[])?;
        sound(&self.plan)?;
        Ok(self)
    }

    pub(super) fn apply(&self, day: Date) -> Plan {
        Plan {
            plan: self.plan.clone(),
            source: self.plan.clone(),
            stage: PlanStage::Draft,
            opened_on: day,
            adoption: None,
            discarded: None,
            changes: Vec::new(),
            last_change: 0,
            version: 1,
        }
    }
}

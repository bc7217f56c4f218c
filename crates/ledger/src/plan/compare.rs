//! 导入修订稿: a later version is compared with the one imported before.

use super::{Compiled, Difference, OpenChange, Plan, PlanStage, difference, import};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 导入修订稿. The lead office, of an adopted plan whose earlier differences are all decided. Nothing in the ledger
/// changes by this alone: each difference is accepted or refused on its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compare {
    /// What was compiled; its numbers are replaced by those of the version before.
    pub plan: Compiled,
    /// What differs; the rules write it, whatever the caller says.
    #[serde(default)]
    pub changes: Vec<OpenChange>,
}

impl Step<Plan> for Compare {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Adopted
    }

    fn fill(&mut self, now: &Plan, (): &(), _cx: &Context<'_>) {
        let first = now.last_change.saturating_add(1);
        let used = now.plan.next_entry_no();
        let Difference { renumbered, changes } = difference::between(&now.source, &self.plan, used);
        self.plan = renumbered;
        self.changes = (first..).zip(changes).map(|(no, change)| OpenChange { no, change }).collect();
    }

    fn check(&self, now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        if !now.changes.is_empty() {
            return Err(Refusal::new(refusals::PLAN_CHANGES_OPEN).with("open", now.changes.len()));
        }
        import::sound(&self.plan)?;
        if self.changes.is_empty() {
            return Err(Refusal::new(refusals::PLAN_SAME));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        now.source = self.plan.clone();
        now.changes.clone_from(&self.changes);
        now.last_change = self.changes.iter().map(|change| change.no).max().unwrap_or(now.last_change);
        now.version = now.version.saturating_add(1);
        now.plan.title.clone_from(&self.plan.title);
        now.plan.file.clone_from(&self.plan.file);
    }
}

//! 采纳或不采纳一处修订: one difference of a later version is decided.

use super::{Change, EntryState, OpenChange, Plan, PlanStage, adopt};
use crate::step::{self, By, Step};
use crate::{Due, Parties, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 采纳一处修订. The lead office. The ledger follows in the same transaction: an entry added opens an item, one changed
/// amends its item, one removed takes it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptChange {
    /// Number of the difference.
    pub change: u32,
    /// Who answers for an entry that is new, where the document does not say it rightly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parties: Option<Parties>,
    /// Until when an entry that is new runs, where the document does not say it rightly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
}

/// 不采纳一处修订. The lead office, with a reason. It does not come up again unless the document changes there again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefuseChange {
    /// Number of the difference.
    pub change: u32,
    /// Why.
    pub reason: String,
}

fn open_change(now: &Plan, no: u32) -> Result<&Change, Refusal> {
    let found = now.changes.iter().find(|change| change.no == no).map(|open| &open.change);
    found.ok_or_else(|| Refusal::new(refusals::PLAN_CHANGE_UNKNOWN).with("change", no))
}

fn take(now: &mut Plan, no: u32) -> Option<OpenChange> {
    let at = now.changes.iter().position(|change| change.no == no)?;
    Some(now.changes.remove(at))
}

impl AcceptChange {
    /// The entry as it will stand in the plan, with what the decider corrected.
    fn corrected(&self, entry: &super::Entry) -> super::Entry {
        let mut entry = entry.clone();
        if let Some(parties) = &self.parties {
            entry.parties.clone_from(parties);
            entry.unmatched.clear();
        }
        if let Some(due) = self.due {
            entry.due = Some(due);
        }
        entry
    }
}

impl Step<Plan> for AcceptChange {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Adopted && !now.changes.is_empty()
    }

    fn check(&self, now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        match open_change(now, self.change)? {
            Change::EntryAdded { entry } if entry.level <= 2 && !now.source.is_group(entry) => {
                let entry = self.corrected(entry);
                if let Some(unit) = entry.parties.repeated_unit() {
                    return Err(Refusal::new(refusals::UNIT_TWICE).with("unit", unit));
                }
                adopt::complete(std::iter::once(&entry))
            }
            _ => Ok(()),
        }
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        let Some(open) = take(now, self.change) else { return };
        let version = now.version;
        match open.change {
            Change::EntryAdded { entry } => now.plan.entries.push(self.corrected(&entry)),
            Change::EntryChanged { entry: new, fields } => {
                if let Some(entry) = now.plan.entry_mut(new.no) {
                    entry.revise(&new, &fields);
                }
            }
            Change::EntryRemoved { entry } => {
                if let Some(entry) = now.plan.entry_mut(entry) {
                    entry.state = EntryState::Removed { version };
                }
            }
            Change::ProblemAdded { problem } => now.plan.problems.push(problem),
            Change::ProblemChanged { problem, .. } => {
                if let Some(old) = now.plan.problems.iter_mut().find(|old| old.no == problem.no) {
                    *old = problem;
                }
            }
            Change::ProblemRemoved { problem } => now.plan.problems.retain(|old| old.no != problem),
        }
    }
}

impl Step<Plan> for RefuseChange {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Adopted && !now.changes.is_empty()
    }

    fn check(&self, now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        open_change(now, self.change)?;
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        take(now, self.change);
    }
}

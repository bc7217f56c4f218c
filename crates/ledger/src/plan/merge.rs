//! 合并几条: measures that are one piece of work.

use super::{EntryState, Plan, PlanStage, fix};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 合并几条. The lead office, while the plan is a draft, within one chapter. The first named stays and takes over text,
/// problems and figures of the others, and their units as partners; its own lead unit and day stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// Numbers of the entries, two or more; the first stays.
    pub entries: Vec<u32>,
}

impl Step<Plan> for Merge {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Draft
    }

    fn check(&self, now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        let mut chapters = Vec::new();
        for (at, no) in self.entries.iter().enumerate() {
            let entry = fix::kept(now, *no)?;
            if now.plan.is_group(entry) {
                return Err(Refusal::new(refusals::PLAN_ENTRY_GROUP).with("entry", no));
            }
            if self.entries.iter().take(at).any(|earlier| earlier == no) {
                return Err(Refusal::new(refusals::PLAN_NUMBER_TWICE).with("no", no));
            }
            chapters.push(entry.chapter);
        }
        if chapters.len() < 2 {
            return Err(Refusal::new(refusals::PLAN_TOO_FEW));
        }
        chapters.dedup();
        if chapters.len() > 1 {
            return Err(Refusal::new(refusals::PLAN_CHAPTERS_DIFFER));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        let Some((first, others)) = self.entries.split_first() else { return };
        for other in others {
            let Some(other) = now.plan.entry_mut(*other) else { continue };
            other.state = EntryState::Merged { into: *first };
            let other = other.clone();
            let Some(entry) = now.plan.entry_mut(*first) else { continue };
            entry.text = format!("{}\n{}", entry.text, other.text);
            entry.figures.extend(other.figures);
            entry.steps.extend(other.steps);
            entry.unmatched.extend(other.unmatched);
            for problem in other.problems {
                if !entry.problems.contains(&problem) {
                    entry.problems.push(problem);
                }
            }
            entry.parties.join(&other.parties);
        }
    }
}

//! 拆分一条: a measure holds two pieces of work or more.

use super::{Entry, EntryState, Plan, PlanStage, fix};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 拆分一条. The lead office, while the plan is a draft. The parts inherit owners, day, problems and figures; what
/// differs is fixed afterwards. Their paths are the old one with `/1`, `/2` ….
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    /// Number of the entry.
    pub entry: u32,
    /// What takes its place, two or more.
    pub parts: Vec<Part>,
}

/// 分项
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// One line.
    pub title: String,
    /// What of the text is its own; `""` for the whole.
    #[serde(default)]
    pub text: String,
}

impl Step<Plan> for Split {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Draft
    }

    fn check(&self, now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        let entry = fix::kept(now, self.entry)?;
        if now.plan.is_group(entry) {
            return Err(Refusal::new(refusals::PLAN_ENTRY_GROUP).with("entry", self.entry));
        }
        if self.parts.len() < 2 {
            return Err(Refusal::new(refusals::PLAN_TOO_FEW));
        }
        self.parts.iter().try_for_each(|part| step::text("title", &part.title))
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        let first = now.plan.next_entry_no();
        let Some(at) = now.plan.entries.iter().position(|entry| entry.no == self.entry) else { return };
        let Some(whole) = now.plan.entries.get(at).cloned() else { return };
        let parts: Vec<Entry> = (first..)
            .zip((1..).zip(&self.parts))
            .map(|(no, (place, part)): (u32, (u32, &Part))| Entry {
                no,
                path: format!("{}/{place}", whole.path),
                title: part.title.clone(),
                text: if part.text.is_empty() { whole.text.clone() } else { part.text.clone() },
                ..whole.clone()
            })
            .collect();
        if let Some(entry) = now.plan.entry_mut(self.entry) {
            entry.state = EntryState::Split { into: parts.iter().map(|part| part.no).collect() };
        }
        now.plan.entries.splice(at + 1..=at, parts);
    }
}

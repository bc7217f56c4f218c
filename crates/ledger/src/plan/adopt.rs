//! 采用: the reviewed plan becomes the ledger.

use super::{Adoption, Entry, Plan, PlanStage};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 采用. The lead office, with 文号, 印发机关 and date of the paper. Refused while an entry that would become an item has
/// no lead unit or no due day (unless marked 持续推进); the refusal names which. Items and problems are opened in the
/// same transaction, from [`Plan::items`] and [`Plan::problems`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopt {
    /// 文号
    pub number: String,
    /// 印发机关
    pub issuer: String,
    /// 印发日期
    pub dated: Date,
}

/// That each of `entries` has a lead unit and a due day.
pub(super) fn complete<'a>(entries: impl Iterator<Item = &'a Entry> + Clone) -> Result<(), Refusal> {
    let paths = |lacks: fn(&Entry) -> bool| {
        let lacking = entries.clone().filter(|entry| lacks(entry));
        lacking.map(|entry| entry.path.as_str()).collect::<Vec<_>>().join("、")
    };
    let no_lead = paths(|entry| entry.parties.lead.is_none());
    let no_due = paths(|entry| entry.due.is_none());
    if no_lead.is_empty() && no_due.is_empty() {
        return Ok(());
    }
    Err(Refusal::new(refusals::PLAN_INCOMPLETE).with("no_lead", no_lead).with("no_due", no_due))
}

impl Step<Plan> for Adopt {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Draft
    }

    fn check(&self, now: &Plan, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("number", &self.number)?;
        step::text("issuer", &self.issuer)?;
        if self.dated > cx.today {
            return Err(Refusal::new(refusals::PLAN_ADOPTED_IN_FUTURE).with("dated", self.dated));
        }
        let leaves: Vec<&Entry> = now.plan.leaves().collect();
        if leaves.is_empty() {
            return Err(Refusal::new(refusals::PLAN_EMPTY));
        }
        complete(leaves.into_iter())
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        now.stage = PlanStage::Adopted;
        now.adoption = Some(Adoption { number: self.number.clone(), issuer: self.issuer.clone(), on: self.dated });
    }
}

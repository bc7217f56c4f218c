//! 修改一条: the reviewer mends what the compiler read.

use super::{Entry, Plan, PlanStage};
use crate::step::{self, By, Step};
use crate::{Due, Figure, Parties, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 修改一条. The lead office, while the plan is a draft. Only what is given changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fix {
    /// Number of the entry.
    pub entry: u32,
    /// One line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// 措施原文
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Who answers for it. Names that matched no unit are settled by this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parties: Option<Parties>,
    /// 完成时限; `standing` marks it 持续推进.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// 约束指标
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<Vec<Figure>>,
}

/// The entry of that number, if it is there and kept.
pub(super) fn kept(now: &Plan, no: u32) -> Result<&Entry, Refusal> {
    let entry = now.plan.entry(no).ok_or_else(|| Refusal::new(refusals::PLAN_ENTRY_UNKNOWN).with("entry", no))?;
    if entry.is_kept() { Ok(entry) } else { Err(Refusal::new(refusals::PLAN_ENTRY_DROPPED).with("entry", no)) }
}

impl Step<Plan> for Fix {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Draft
    }

    fn check(&self, now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        kept(now, self.entry)?;
        if let Some(title) = &self.title {
            step::text("title", title)?;
        }
        if let Some(unit) = self.parties.as_ref().and_then(Parties::repeated_unit) {
            return Err(Refusal::new(refusals::UNIT_TWICE).with("unit", unit));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        let Some(entry) = now.plan.entry_mut(self.entry) else { return };
        for (place, given) in
            [(&mut entry.title, &self.title), (&mut entry.text, &self.text), (&mut entry.remark, &self.remark)]
        {
            if let Some(given) = given {
                place.clone_from(given);
            }
        }
        if let Some(parties) = &self.parties {
            entry.parties.clone_from(parties);
            entry.unmatched.clear();
        }
        if let Some(due) = self.due {
            entry.due = Some(due);
        }
        if let Some(figures) = &self.figures {
            entry.figures.clone_from(figures);
        }
    }
}

//! 关联措施: an item answers the problem.

use super::{Linked, Problem, ProblemStage};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 关联措施. The lead office, until the problem is struck off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The item.
    pub item: DocketId,
    /// Its lead unit, which then sees the problem.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<UnitId>,
}

impl Step<Problem> for Link {
    const BY: By = By::LeadOffice;

    fn open(now: &Problem) -> bool {
        !matches!(now.stage, ProblemStage::Closed | ProblemStage::Void)
    }

    fn check(&self, now: &Problem, _cx: &Context<'_>) -> Result<(), Refusal> {
        if now.links.iter().any(|link| link.item == self.item) {
            return Err(Refusal::new(refusals::PROBLEM_LINKED).with("item", self.item));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Problem, _day: Date, _actor: &Actor) {
        now.links.push(Linked { item: self.item, lead: self.lead });
        now.needs_measure = false;
    }
}

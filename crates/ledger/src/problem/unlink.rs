//! 取消关联: an item does not answer the problem.

use super::{Problem, ProblemStage};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 取消关联. The lead office, with a reason, until the problem is struck off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlink {
    /// The item.
    pub item: DocketId,
    /// Why.
    pub reason: String,
}

impl Step<Problem> for Unlink {
    const BY: By = By::LeadOffice;

    fn open(now: &Problem) -> bool {
        !matches!(now.stage, ProblemStage::Closed | ProblemStage::Void)
    }

    fn check(&self, now: &Problem, _cx: &Context<'_>) -> Result<(), Refusal> {
        if now.links.iter().all(|link| link.item != self.item) {
            return Err(Refusal::new(refusals::PROBLEM_NOT_LINKED).with("item", self.item));
        }
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Problem, _day: Date, _actor: &Actor) {
        now.links.retain(|link| link.item != self.item);
    }
}

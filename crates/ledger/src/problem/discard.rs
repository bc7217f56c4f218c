//! 取消: the problem is taken out of the ledger.

use super::{Problem, ProblemStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 取消. The lead office, with a reason: the plan dropped it, or it was entered by mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discard {
    /// Why.
    pub reason: String,
}

impl Step<Problem> for Discard {
    const BY: By = By::LeadOffice;

    fn open(now: &Problem) -> bool {
        !matches!(now.stage, ProblemStage::Closed | ProblemStage::Void)
    }

    fn check(&self, _now: &Problem, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Problem, _day: Date, _actor: &Actor) {
        now.stage = ProblemStage::Void;
        now.discarded = Some(self.reason.clone());
    }
}

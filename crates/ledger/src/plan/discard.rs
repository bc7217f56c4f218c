//! 作废: a draft that nobody will adopt.

use super::{Plan, PlanStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 作废. The lead office, with a reason, while the plan is a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discard {
    /// Why.
    pub reason: String,
}

impl Step<Plan> for Discard {
    const BY: By = By::LeadOffice;

    fn open(now: &Plan) -> bool {
        now.stage == PlanStage::Draft
    }

    fn check(&self, _now: &Plan, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Plan, _day: Date, _actor: &Actor) {
        now.stage = PlanStage::Discarded;
        now.discarded = Some(self.reason.clone());
    }
}

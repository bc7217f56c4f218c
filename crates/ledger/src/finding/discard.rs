//! 撤销: it was entered by mistake.

use super::{Finding, FindingStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 撤销. The lead office, with a reason; it no longer counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discard {
    /// Why.
    pub reason: String,
}

impl Step<Finding> for Discard {
    const BY: By = By::LeadOffice;

    fn open(now: &Finding) -> bool {
        now.stage == FindingStage::Open
    }

    fn check(&self, _now: &Finding, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Finding, day: Date, _actor: &Actor) {
        now.stage = FindingStage::Void;
        now.opinion.clone_from(&self.reason);
        now.closed_on = Some(day);
    }
}

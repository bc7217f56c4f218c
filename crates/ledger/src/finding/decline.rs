//! 不予立项: nothing is to be done about it.

use super::{Finding, FindingStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 不予立项. The lead office, with a reason that its finder can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decline {
    /// Why.
    pub reason: String,
}

impl Step<Finding> for Decline {
    const BY: By = By::LeadOffice;

    fn open(now: &Finding) -> bool {
        now.stage == FindingStage::Open
    }

    fn check(&self, _now: &Finding, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Finding, day: Date, _actor: &Actor) {
        now.stage = FindingStage::Declined;
        now.opinion.clone_from(&self.reason);
        now.closed_on = Some(day);
    }
}

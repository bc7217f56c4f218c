//! 办结: it is put right.

use super::{Finding, FindingStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 办结. The lead office, of what was put right without an item, or before its item is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Close {
    /// 办结意见
    pub opinion: String,
}

impl Step<Finding> for Close {
    const BY: By = By::LeadOffice;

    fn open(now: &Finding) -> bool {
        matches!(now.stage, FindingStage::Open | FindingStage::Item)
    }

    fn check(&self, _now: &Finding, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("opinion", &self.opinion)
    }

    fn apply(&self, now: &mut Finding, day: Date, _actor: &Actor) {
        now.stage = FindingStage::Closed;
        now.opinion.clone_from(&self.opinion);
        now.closed_on = Some(day);
    }
}

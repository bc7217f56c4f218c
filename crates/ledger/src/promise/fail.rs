//! 认定未兑现

use super::{Promise, PromiseStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 认定未兑现. The lead office, with the reason, whether or not its day has come: what became impossible is not waited for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fail {
    /// Why it was not kept.
    pub reason: String,
}

impl Step<Promise> for Fail {
    const BY: By = By::LeadOffice;

    fn open(now: &Promise) -> bool {
        matches!(now.stage, PromiseStage::Open | PromiseStage::Claimed)
    }

    fn check(&self, _now: &Promise, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Promise, day: Date, _actor: &Actor) {
        now.opinion.clone_from(&self.reason);
        now.stage = PromiseStage::Broken;
        now.closed_on = Some(day);
    }
}

//! 退回: what was reported does not show that it is kept.

use super::{Promise, PromiseStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 退回. The lead office, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendBack {
    /// Why.
    pub reason: String,
}

impl Step<Promise> for SendBack {
    const BY: By = By::LeadOffice;

    fn open(now: &Promise) -> bool {
        now.stage == PromiseStage::Claimed
    }

    fn check(&self, _now: &Promise, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Promise, _day: Date, _actor: &Actor) {
        now.opinion.clone_from(&self.reason);
        now.stage = PromiseStage::Open;
    }
}

//! 撤销: it was no promise, or stands twice.

use super::{Promise, PromiseStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 撤销. The lead office, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discard {
    /// Why.
    pub reason: String,
}

impl Step<Promise> for Discard {
    const BY: By = By::LeadOffice;

    fn open(now: &Promise) -> bool {
        matches!(now.stage, PromiseStage::Open | PromiseStage::Claimed)
    }

    fn check(&self, _now: &Promise, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Promise, day: Date, _actor: &Actor) {
        now.opinion.clone_from(&self.reason);
        now.stage = PromiseStage::Void;
        now.closed_on = Some(day);
    }
}

//! 确认兑现

use super::{Promise, PromiseStage};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 确认兑现. The lead office, by another account than the one that reported it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirm {
    /// 意见
    pub opinion: String,
}

impl Step<Promise> for Confirm {
    const BY: By = By::LeadOffice;

    fn open(now: &Promise) -> bool {
        now.stage == PromiseStage::Claimed
    }

    fn check(&self, now: &Promise, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("opinion", &self.opinion)?;
        let claimer = now.claimed.as_ref().and_then(|it| it.by);
        if claimer.is_some() && claimer == cx.actor.account {
            return Err(Refusal::new(refusals::CHECKER_IS_SUBMITTER));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Promise, day: Date, _actor: &Actor) {
        now.opinion.clone_from(&self.opinion);
        now.stage = PromiseStage::Kept;
        now.closed_on = Some(day);
    }
}

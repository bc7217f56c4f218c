//! 退回修改

use super::{Practice, PracticeStage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 退回修改. The lead office, with what is to be mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendBack {
    /// What is to be mended.
    pub reason: String,
}

impl Step<Practice> for SendBack {
    const BY: By = By::LeadOffice;

    fn open(now: &Practice) -> bool {
        now.stage == PracticeStage::Submitted
    }

    fn check(&self, _now: &Practice, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Practice, _day: Date, _actor: &Actor) {
        now.opinion.clone_from(&self.reason);
        now.stage = PracticeStage::Draft;
    }
}

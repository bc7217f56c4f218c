//! 作废: the check was drawn by mistake.

use super::{CheckStage, SpotCheck};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 作废. The lead office, with a reason that stays in the log beside the sample, before any result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discard {
    /// Why.
    pub reason: String,
}

impl Step<SpotCheck> for Discard {
    const BY: By = By::LeadOffice;

    fn open(now: &SpotCheck) -> bool {
        now.stage == CheckStage::Open && now.results.is_empty()
    }

    fn check(&self, _now: &SpotCheck, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut SpotCheck, _day: Date, _actor: &Actor) {
        now.stage = CheckStage::Void;
        now.discarded.clone_from(&self.reason);
    }
}

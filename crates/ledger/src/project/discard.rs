//! 移出: it is no key project any more.

use super::{Phase, Project};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 移出. The lead office, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discard {
    /// Why.
    pub reason: String,
}

impl Step<Project> for Discard {
    const BY: By = By::LeadOffice;

    fn open(now: &Project) -> bool {
        now.phase != Phase::Void
    }

    fn check(&self, _now: &Project, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Project, _day: Date, _actor: &Actor) {
        now.phase = Phase::Void;
        now.discarded = Some(self.reason.clone());
    }
}

//! 停止: it is not asked for any more.

use super::Duty;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 停止. The lead office, with the reason; what was held stays on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// Why.
    pub reason: String,
}

impl Step<Duty> for Stop {
    const BY: By = By::LeadOffice;

    fn open(now: &Duty) -> bool {
        now.stopped.is_none()
    }

    fn check(&self, _now: &Duty, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Duty, day: Date, _actor: &Actor) {
        now.stopped = Some((day, self.reason.clone()));
    }
}

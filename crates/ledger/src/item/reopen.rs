//! 重新打开: what was closed is taken up again.

use super::{Item, Stage};
use crate::step::{self, By, Step};
use crate::{Due, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 重新打开. The lead office, with a reason and a day that is still to come: 回头看 found 反弹, or it was closed by
/// mistake. Who answered for it answers again; it need not be accepted anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopen {
    /// Until when.
    pub due: Due,
    /// Why.
    pub reason: String,
}

impl Step<Item> for Reopen {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        matches!(now.stage, Stage::Closed | Stage::Routine)
    }

    fn check(&self, _now: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)?;
        match self.due.last_day() {
            Some(day) if day < cx.today => Err(Refusal::new(refusals::REOPEN_DUE).with("due", day)),
            _ => Ok(()),
        }
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        now.due = self.due;
        now.first_due = self.due;
        now.extended = 0;
        now.year = day.year();
        now.closed = None;
        // Steps of the life before are past; those not reached then would turn the light at once.
        now.milestones.retain(|milestone| milestone.reached.is_some());
        now.milestones_agreed_on = None;
        now.reports_from = Some(day);
        now.back_to_work();
    }
}

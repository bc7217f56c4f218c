//! 恢复: the item goes on.

use super::{Item, Stage};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 恢复. The lead office. Reports are expected from this day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resume {
    /// Why now.
    pub reason: String,
}

impl Step<Item> for Resume {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.held.is_some()
    }

    fn why_closed(now: &Item) -> &'static str {
        if !now.stage.is_over() { refusals::HELD_NOT } else { refusals::NOT_NOW }
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        now.held = None;
        if now.stage == Stage::Assigned {
            now.assigned_on = Some(day);
        } else {
            now.reports_from = Some(day);
        }
    }
}

//! 交办: the lead office gives the item to its lead unit.

use super::{Item, Stage};
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 交办. The lead office; the item must be drafted and have a lead unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assign {
    /// 文号 of the paper by which it was given, `""` where there is none.
    #[serde(default)]
    pub number: String,
    /// Words to the unit.
    #[serde(default)]
    pub note: String,
}

impl Step<Item> for Assign {
    const BY: By = By::OfficeOrClock;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Drafted
    }

    fn check(&self, now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        if now.parties.lead.is_none() {
            return Err(Refusal::new(crate::refusals::NO_LEAD));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        now.stage = Stage::Assigned;
        now.assigned_on = Some(day);
    }
}

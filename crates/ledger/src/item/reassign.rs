//! 改派: the lead office changes who answers for the item.

use super::{Head, Item, Stage};
use crate::step::{self, By, Step};
use crate::{Parties, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 改派. The lead office, with a reason. A new lead unit must accept anew; new partners or persons alone change nothing
/// in the item's stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassign {
    /// Who answers for it from now on.
    pub parties: Parties,
    /// Why.
    pub reason: String,
}

impl Step<Item> for Reassign {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.stage != Stage::Submitted
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)?;
        if self.parties.lead.is_none() {
            return Err(Refusal::new(refusals::NO_LEAD));
        }
        if let Some(unit) = self.parties.repeated_unit() {
            return Err(Refusal::new(refusals::UNIT_TWICE).with("unit", unit));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        let moved = now.parties.lead != self.parties.lead || now.stage == Stage::Declined;
        if now.parties.lead != self.parties.lead {
            // What the old unit's head has not approved was never the unit's word, and its head acts here no more.
            for filed in now.reports.iter_mut().filter(|filed| filed.handed.awaits_head()) {
                filed.handed.head = Head::Objected { on: day, reason: self.reason.clone() };
            }
        }
        now.parties = self.parties.clone();
        if moved && now.stage != Stage::Drafted {
            now.stage = Stage::Assigned;
            now.assigned_on = Some(day);
            now.accepted_on = None;
            now.reports_from = None;
            now.extension = None;
        }
    }
}

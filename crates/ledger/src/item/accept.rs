//! 签收: the lead unit takes the item on.

use super::{Item, Stage};
use crate::step::{By, Step};
use crate::{Person, PersonRole};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 签收. The lead unit, liaison or head; the lead office for it as 代录. Reports are expected from this day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    /// 联络员 who will report, where the unit names one now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub liaison: Option<Person>,
}

impl Step<Item> for Accept {
    const BY: By = By::LeadUnit;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Assigned
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        now.stage = Stage::Accepted;
        now.accepted_on = Some(day);
        now.reports_from = Some(day);
        now.setback = None;
        if let Some(liaison) = &self.liaison {
            now.parties.persons.retain(|person| person.role != PersonRole::Liaison);
            now.parties.persons.push(Person { role: PersonRole::Liaison, ..liaison.clone() });
        }
    }
}

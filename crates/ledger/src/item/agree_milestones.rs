//! 认可节点: the lead office agrees to the steps.

use super::Item;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 认可节点. The lead office; from now on only it changes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreeMilestones {
    /// Words to the unit.
    #[serde(default)]
    pub note: String,
}

impl Step<Item> for AgreeMilestones {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && !now.milestones.is_empty() && now.milestones_agreed_on.is_none()
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        now.milestones_agreed_on = Some(day);
    }
}

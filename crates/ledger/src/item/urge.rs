//! 催办: the lead office reminds.

use super::{Item, Stage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 催办. The lead office, of an item that the unit has on its desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urge {
    /// 催办内容
    pub text: String,
    /// The day until which an answer is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<Date>,
}

impl Step<Item> for Urge {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        matches!(now.stage, Stage::Assigned | Stage::Accepted | Stage::Submitted) && !now.is_handed()
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        now.urged = now.urged.saturating_add(1);
    }
}

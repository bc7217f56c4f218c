//! 接收并入: an item takes others over.

use super::{Item, Stage};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 接收并入的任务. The lead office, in the same transaction as their [`super::Merge`]. What they had to do is added to
/// the text; their reports stay in their own histories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absorb {
    /// The items taken over.
    pub from: Vec<DocketId>,
    /// What they had to do, added to the text.
    pub text: String,
    /// Why.
    pub reason: String,
}

impl Step<Item> for Absorb {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.stage != Stage::Submitted
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        if self.from.is_empty() {
            return Err(Refusal::new(refusals::LIST_EMPTY).with("field", "from"));
        }
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        if !self.text.trim().is_empty() {
            now.content.text = format!("{}\n{}", now.content.text, self.text);
        }
    }
}

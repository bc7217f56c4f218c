//! 合并: the item goes on within another.

use super::{Item, Stage, Void};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 合并. The lead office, with a reason. The other item takes it over by [`super::Absorb`] in the same transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// The item that takes it over.
    pub into: DocketId,
    /// The item's own number, so that it is not merged into itself.
    pub own: DocketId,
    /// Why.
    pub reason: String,
}

impl Step<Item> for Merge {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.stage != Stage::Submitted
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        if self.into == self.own {
            return Err(Refusal::new(crate::refusals::MERGE_ITSELF));
        }
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        now.leave(Void::Merged { reason: self.reason.clone(), into: self.into });
    }
}

//! 公开: the promise can be read by everybody.

use super::{Promise, PromiseStage, Published};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 公开. Its unit or the lead office, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publish {
    /// Where it can be read.
    pub place: String,
}

impl Step<Promise> for Publish {
    const BY: By = By::LeadUnitOrOffice;

    fn open(now: &Promise) -> bool {
        now.published.is_none() && now.stage != PromiseStage::Void
    }

    fn check(&self, _now: &Promise, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("place", &self.place)
    }

    fn apply(&self, now: &mut Promise, day: Date, _actor: &Actor) {
        now.published = Some(Published { on: day, place: self.place.clone() });
    }
}

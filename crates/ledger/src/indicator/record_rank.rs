//! 登记位次

use super::{Indicator, Rank, state::put};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 登记位次. The lead office, out of a paper. A year that has a place already is withdrawn first, with a reason: no
/// figure is written over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordRank {
    /// The place.
    pub rank: Rank,
}

impl Step<Indicator> for RecordRank {
    const BY: By = By::LeadOffice;

    fn open(_now: &Indicator) -> bool {
        true
    }

    fn check(&self, now: &Indicator, cx: &Context<'_>) -> Result<(), Refusal> {
        let rank = &self.rank;
        let wrong = |code| Refusal::new(code).with("year", rank.year).with("field", rank.field.name());
        if rank.place == 0 || rank.of.is_some_and(|of| rank.place > of) {
            return Err(wrong(refusals::INDICATOR_PLACE));
        }
        if rank.year > cx.today.year() || rank.source.dated > cx.today {
            return Err(wrong(refusals::INDICATOR_FROM_FUTURE));
        }
        step::text("source.title", &rank.source.title)?;
        match now.rank(rank.year, rank.field) {
            Some(known) => Err(wrong(refusals::INDICATOR_RANKED).with("place", known.place)),
            None => Ok(()),
        }
    }

    fn apply(&self, now: &mut Indicator, _day: Date, _actor: &Actor) {
        put(&mut now.ranks, self.rank.clone(), |it| (it.year, it.field));
    }
}

//! 漏报: the clock finds that a period's report did not come.

use super::Item;
use crate::step::{By, Step};
use crate::{Period, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 漏报. The clock alone, the day after the report was due. Lights do not need it, they follow from days; the history
/// and the count of missed periods do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss {
    /// The period.
    pub period: Period,
}

impl Step<Item> for Miss {
    const BY: By = By::System;

    fn open(now: &Item) -> bool {
        now.schedule.next_report.is_some()
    }

    fn check(&self, now: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
        let due = now.schedule.next_report.as_ref().filter(|report| report.period == self.period);
        if due.is_some_and(|report| report.by < cx.today) {
            return Ok(());
        }
        Err(Refusal::new(refusals::NOT_MISSED).with("period", self.period))
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        now.missed.push(self.period);
    }
}

//! 开始一期: the clock opens the round of a period, which is an item.

use super::{Duty, Round};
use crate::step::{By, Step};
use crate::{Period, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 开始一期. The clock, on the first day of the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begin {
    /// 期次
    pub period: Period,
    /// The item that was opened for it; whoever opens it writes this.
    pub item: DocketId,
}

impl Step<Duty> for Begin {
    const BY: By = By::System;

    fn open(now: &Duty) -> bool {
        now.next().is_some()
    }

    fn check(&self, now: &Duty, _cx: &Context<'_>) -> Result<(), Refusal> {
        if now.next() == Some(self.period) {
            return Ok(());
        }
        Err(Refusal::new(refusals::DUTY_NOT_NEXT).with("period", self.period))
    }

    fn apply(&self, now: &mut Duty, _day: Date, _actor: &Actor) {
        now.rounds.push(Round { period: self.period, item: self.item, held: None, settled_on: None });
    }
}

//! 撤回位次 that was taken down wrong.

use super::{Field, Indicator};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 撤回位次. The lead office, with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawRank {
    /// 评价年度
    pub year: i16,
    /// Among whom.
    pub field: Field,
    /// Why.
    pub reason: String,
}

impl Step<Indicator> for WithdrawRank {
    const BY: By = By::LeadOffice;

    fn open(now: &Indicator) -> bool {
        !now.ranks.is_empty()
    }

    fn check(&self, now: &Indicator, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)?;
        let absent = Refusal::new(refusals::INDICATOR_UNRANKED).with("year", self.year);
        now.rank(self.year, self.field).map(drop).ok_or(absent.with("field", self.field.name()))
    }

    fn apply(&self, now: &mut Indicator, _day: Date, _actor: &Actor) {
        now.ranks.retain(|it| (it.year, it.field) != (self.year, self.field));
    }
}

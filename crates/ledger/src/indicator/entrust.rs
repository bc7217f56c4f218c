//! 明确牵头单位

use super::Indicator;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 明确牵头单位. The lead office; `None` where it is open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entrust {
    /// 牵头单位
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<UnitId>,
}

impl Step<Indicator> for Entrust {
    const BY: By = By::LeadOffice;

    fn open(_now: &Indicator) -> bool {
        true
    }

    fn check(&self, _now: &Indicator, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Indicator, _day: Date, _actor: &Actor) {
        now.lead = self.lead;
    }
}

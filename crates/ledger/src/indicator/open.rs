//! 列入: an indicator is put on the board.

use super::Indicator;
use crate::step::{self, By};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 列入. The lead office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// Its place in the province's list, from 1; 0 for the county as a whole.
    pub no: u32,
    /// Its name, as plans and ledgers write it.
    pub name: String,
    /// 牵头单位
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<UnitId>,
}

impl Open {
    pub(super) fn decide(self, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::LeadOffice.check("indicator.open", cx.actor, None, &[])?;
        step::text("name", &self.name)?;
        Ok(self)
    }

    pub(super) fn apply(&self, day: Date) -> Indicator {
        Indicator {
            no: self.no,
            name: self.name.trim().to_owned(),
            lead: self.lead,
            opened_on: day,
            ranks: Vec::new(),
            targets: Vec::new(),
        }
    }
}

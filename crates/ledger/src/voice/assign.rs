//! 受理交办: the lead office gives it to a unit, or to another one.

use super::{Voice, VoiceStage};
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 受理交办. The lead office; also 改派 while the unit has not answered. The days go on from the receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assign {
    /// 承办单位
    pub unit: UnitId,
    /// 交办意见, for the unit alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Step<Voice> for Assign {
    const BY: By = By::LeadOffice;

    fn open(now: &Voice) -> bool {
        matches!(now.stage, VoiceStage::Raised | VoiceStage::Assigned | VoiceStage::Accepted)
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.stage = VoiceStage::Assigned;
        now.unit = Some(self.unit);
        now.assigned_on = Some(day);
        now.accepted_on = None;
    }
}

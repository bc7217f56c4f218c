//! 转任务: a new ledger item follows it up.

use super::{Voice, VoiceStage};
use crate::Due;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 转任务. The lead office; the voice goes on beside the item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeItem {
    /// What is to be done, in one line.
    pub title: String,
    /// 牵头单位
    pub unit: UnitId,
    /// 时限
    pub due: Due,
    /// The item; whoever opens it writes its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<DocketId>,
}

impl Step<Voice> for MakeItem {
    const BY: By = By::LeadOffice;

    fn open(now: &Voice) -> bool {
        !matches!(now.stage, VoiceStage::Merged | VoiceStage::Withdrawn)
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("title", &self.title)
    }

    fn apply(&self, now: &mut Voice, _day: Date, _actor: &Actor) {
        now.items.extend(self.item);
    }
}

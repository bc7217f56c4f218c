//! 关联任务: an item that there is follows it up.

use super::{Voice, VoiceStage};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 关联任务. The lead office; the voice goes on beside the item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkItem {
    /// The item.
    pub item: DocketId,
}

impl Step<Voice> for LinkItem {
    const BY: By = By::LeadOffice;

    fn open(now: &Voice) -> bool {
        !matches!(now.stage, VoiceStage::Merged | VoiceStage::Withdrawn)
    }

    fn check(&self, now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        if now.items.contains(&self.item) {
            return Err(Refusal::new(refusals::VOICE_ITEM_LINKED).with("item", self.item));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Voice, _day: Date, _actor: &Actor) {
        now.items.push(self.item);
    }
}

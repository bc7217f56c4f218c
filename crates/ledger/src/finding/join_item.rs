//! 并入已有任务: an item that is there already deals with it.

use super::{Finding, FindingFacts, FindingStage};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 并入已有任务. The lead office; the item must be under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinItem {
    /// The item.
    pub item: DocketId,
    /// Its lead unit, which answers from now on; whoever knows the item writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// Why there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Step<Finding> for JoinItem {
    const BY: By = By::LeadOffice;

    fn open(now: &Finding) -> bool {
        now.stage == FindingStage::Open
    }

    fn stands_against(&self, _now: &Finding, facts: &FindingFacts<'_>) -> Result<(), Refusal> {
        match facts.item {
            Some((item, stage)) if item == self.item && !stage.is_over() => Ok(()),
            _ => Err(Refusal::new(refusals::FINDING_ITEM_OVER).with("field", "item").with("item", self.item)),
        }
    }

    fn check(&self, _now: &Finding, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Finding, _day: Date, _actor: &Actor) {
        now.stage = FindingStage::Item;
        now.unit = self.unit.or(now.unit);
        now.item = Some(self.item);
    }
}

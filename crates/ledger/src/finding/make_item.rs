//! 转任务: the finding becomes an item of its own.

use super::{Finding, FindingStage};
use crate::step::{self, By, Step};
use crate::{Due, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 转任务. The lead office; the item is opened and given to its unit in the same transaction, and the two are linked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeItem {
    /// What is to be done, in one line.
    pub title: String,
    /// The same at length.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// 牵头单位
    pub unit: UnitId,
    /// 完成时限
    pub due: Due,
    /// The item; whoever opened it writes it, whatever the caller says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<DocketId>,
}

impl Step<Finding> for MakeItem {
    const BY: By = By::LeadOffice;

    fn open(now: &Finding) -> bool {
        now.stage == FindingStage::Open
    }

    fn check(&self, _now: &Finding, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("title", &self.title)?;
        if self.item.is_none() { Err(Refusal::new(refusals::ABSENT)) } else { Ok(()) }
    }

    fn apply(&self, now: &mut Finding, _day: Date, _actor: &Actor) {
        now.stage = FindingStage::Item;
        now.unit = Some(self.unit);
        now.item = self.item;
    }
}

//! 随任务变化: a finding stands as its item stands.

use super::{Finding, FindingStage};
use crate::item::Stage;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 随任务变化. Called after the item was closed, reopened or taken out; an event only where the stage changes. An item that
/// was taken out leaves the finding open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follow {
    /// The stage that follows from the item; the rules write it, whatever the caller says.
    #[serde(default = "open")]
    pub stage: FindingStage,
}

const fn open() -> FindingStage {
    FindingStage::Open
}

/// The event that is due, if the item says something else than the finding.
pub(super) fn due(finding: &Finding, item: Option<(DocketId, Stage)>) -> Option<Follow> {
    let (item, stage) = item?;
    let follows = matches!(finding.stage, FindingStage::Item | FindingStage::Closed) && finding.item == Some(item);
    let stage = match stage {
        Stage::Void => FindingStage::Open,
        stage if stage.is_over() => FindingStage::Closed,
        _ => FindingStage::Item,
    };
    (follows && finding.stage != stage).then_some(Follow { stage })
}

impl Follow {
    pub(super) fn apply(&self, now: &mut Finding, day: Date) {
        now.stage = self.stage;
        now.closed_on = self.stage.is_over().then_some(day);
        if self.stage == FindingStage::Open {
            now.item = None;
        }
    }
}

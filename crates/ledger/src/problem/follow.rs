//! 随措施变化: a problem stands as its measures stand.

use super::{Problem, ProblemStage, state};
use crate::item::Stage;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 随措施变化. Called for each linked problem after an item was closed, reopened or taken out; an event only where the
/// problem's stage changes. What is struck off stays so until a 回头看 says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follow {
    /// The stage that follows from the items; the rules write it, whatever the caller says.
    #[serde(default = "open")]
    pub stage: ProblemStage,
}

const fn open() -> ProblemStage {
    ProblemStage::Open
}

/// The event that is due, if the items say something else than the problem.
pub(super) fn due(problem: &Problem, items: &[(DocketId, Stage)]) -> Option<Follow> {
    let linked: Vec<(DocketId, Stage)> = {
        let linked = |item: &DocketId| problem.links.iter().any(|link| link.item == *item);
        items.iter().filter(|(item, _)| linked(item)).copied().collect()
    };
    let stage = if problem.needs_measure || !state::answers(&linked) {
        ProblemStage::Open
    } else if state::under_way(&linked).is_empty() {
        ProblemStage::MeasuresClosed
    } else {
        ProblemStage::Answered
    };
    let settled = match problem.stage {
        ProblemStage::Closed | ProblemStage::Void => true,
        ProblemStage::Verified => stage == ProblemStage::MeasuresClosed,
        now => now == stage,
    };
    (!settled).then_some(Follow { stage })
}

impl Follow {
    pub(super) fn apply(&self, now: &mut Problem) {
        now.stage = self.stage;
        now.effect = None;
    }
}

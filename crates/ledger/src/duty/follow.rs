//! 随任务变化: the item of a round was closed, or taken up again.

use super::Duty;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 随任务变化
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follow {
    /// The item.
    pub item: DocketId,
    /// Whether it is 办结.
    pub closed: bool,
}

impl Follow {
    /// The event, where something changes.
    pub(super) fn due(self, now: &Duty) -> Option<Self> {
        let round = now.rounds.iter().find(|it| it.item == self.item)?;
        (round.settled_on.is_some() != self.closed).then_some(self)
    }

    pub(super) fn apply(&self, now: &mut Duty, day: Date) {
        if let Some(round) = now.rounds.iter_mut().find(|it| it.item == self.item) {
            round.settled_on = self.closed.then_some(day);
        }
    }
}

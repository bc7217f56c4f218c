//! 亮灯: how something stands today, from its days alone.

use crate::{Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 灯 never shown as colour alone; the word stands beside the sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// ■ 逾期
    Overdue,
    /// □ 未报
    Unreported,
    /// ▲ 滞后
    Lagging,
    /// ▲ 临近
    Near,
    /// ◆ 待核验
    Pending,
    /// ● 正常
    Normal,
    /// ○ 未开始
    NotStarted,
    /// ✓ 已办结
    Done,
}

impl Light {
    /// Worst first.
    pub const ALL: [Self; 8] = [
        Self::Overdue,
        Self::Unreported,
        Self::Lagging,
        Self::Near,
        Self::Pending,
        Self::Normal,
        Self::NotStarted,
        Self::Done,
    ];

    /// The light on `today`. What is closed is done, what is handed in waits for the checker; for the rest the
    /// worst day that has come counts. `None` for what is only on record
    /// or void.
    #[must_use]
    pub fn of(facets: &Facets, today: Date) -> Option<Self> {
        let come = |day: Option<Date>| day.is_some_and(|day| day <= today);
        let days = &facets.days;
        Some(match facets.standing {
            Standing::Filed | Standing::Void => return None,
            Standing::Closed => Self::Done,
            Standing::Handed => Self::Pending,
            Standing::Waiting | Standing::Open => {
                if come(days.overdue_on) {
                    Self::Overdue
                } else if come(days.unreported_on) {
                    Self::Unreported
                } else if come(days.lag_on) {
                    Self::Lagging
                } else if come(days.near_on) {
                    Self::Near
                } else if facets.standing == Standing::Waiting {
                    Self::NotStarted
                } else {
                    Self::Normal
                }
            }
        })
    }

    /// The stored and exported name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Unreported => "unreported",
            Self::Lagging => "lagging",
            Self::Near => "near",
            Self::Pending => "pending",
            Self::Normal => "normal",
            Self::NotStarted => "not_started",
            Self::Done => "done",
        }
    }

    /// The light of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|light| light.name() == name)
    }
}

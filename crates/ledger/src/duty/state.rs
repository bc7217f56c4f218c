//! The state of a duty, as replayed from its events.

use crate::{Evidence, Period, Rhythm};
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 经常性工作
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// 责任单位
    pub unit: UnitId,
    /// 工作名称
    pub title: String,
    /// What kind of thing it is.
    pub kind: DutyKind,
    /// How often.
    pub rhythm: Rhythm,
    /// 起始日
    pub from: Date,
    /// 终止日
    pub until: Option<Date>,
    /// 指标
    pub indicator: String,
    /// 要求
    pub text: String,
    /// 列入日
    pub opened_on: Date,
    /// 场次, by period.
    pub rounds: Vec<Round>,
    /// Why it was stopped, and when.
    pub stopped: Option<(Date, String)>,
}

/// 类别
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// 会议
    Meeting,
    /// 培训
    Training,
    /// 宣传
    Publicity,
    /// 汇报
    Report,
}

impl DutyKind {
    /// In the order in which forms offer them.
    pub const ALL: [Self; 4] = [Self::Meeting, Self::Training, Self::Publicity, Self::Report];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Training => "training",
            Self::Publicity => "publicity",
            Self::Report => "report",
        }
    }
}

/// 场次
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// 期次
    pub period: Period,
    /// The item that it is in the ledger.
    pub item: DocketId,
    /// 开展情况
    pub held: Option<Held>,
    /// The day on which the lead office found it held.
    pub settled_on: Option<Date>,
}

/// 开展情况
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The day it took place.
    pub took_place: Date,
    /// 参加人数
    pub attendance: Option<u32>,
    /// In words.
    pub text: String,
    /// 签到表、照片、材料
    pub evidence: Vec<Evidence>,
}

impl Duty {
    pub(crate) const fn lead(&self) -> Option<UnitId> {
        Some(self.unit)
    }

    pub(crate) const fn partners(&self) -> [UnitId; 0] {
        []
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        if self.stopped.is_some() { "stopped" } else { "running" }
    }

    /// States in the order of a life.
    pub const STATES: [&'static str; 2] = ["running", "stopped"];

    /// The period whose round comes next.
    #[must_use]
    pub fn next(&self) -> Option<Period> {
        let first = || self.rhythm.containing(self.from);
        let next = self.rounds.last().map_or_else(first, |it| it.period.next());
        let goes_on = self.stopped.is_none() && self.until.is_none_or(|until| next.first_day() <= until);
        goes_on.then_some(next)
    }

    /// Rounds whose period is over on `today`, and how many of these were held: 开展率 is the one by the other.
    #[must_use]
    pub fn share(&self, today: Date) -> (usize, usize) {
        let past = || self.rounds.iter().filter(|it| it.period.last_day() < today);
        (past().filter(|it| it.held.is_some()).count(), past().count())
    }

    pub(super) fn facets_of(&self) -> Facets {
        // The round of this period; one that was missed stands in the share and as its own item.
        let running = self.rounds.last().filter(|it| it.held.is_none() && self.stopped.is_none());
        let due_on = running.map(|it| it.period.last_day());
        Facets {
            title: self.title.clone(),
            state: self.state_name().to_owned(),
            standing: if self.stopped.is_some() { Standing::Closed } else { Standing::Open },
            owner: Some(self.unit),
            partners: Vec::new(),
            group: self.indicator.clone(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days {
                due_on,
                overdue_on: due_on.and_then(|it| it.tomorrow().ok()),
                closed_on: self.stopped.as_ref().map(|it| it.0),
                ..Days::default()
            },
            progress: None,
            tags: vec![self.kind.name().to_owned()],
        }
    }
}

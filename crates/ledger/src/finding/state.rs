//! The state of a finding, as replayed from its events.

use crate::Evidence;
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 来源 how it came to the lead office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 督导检查
    Inspection,
    /// 特邀监督员
    Observer,
    /// 领导批示
    Instruction,
    /// 会议议定
    Meeting,
    /// 市交办
    City,
    /// 暗访反馈
    Covert,
    /// 12345 热线
    Hotline,
    /// 人大代表建议、政协提案
    Proposal,
}

/// The stored names of [`Source`], in the order in which forms offer them.
pub const SOURCES: [Source; 8] = [
    Source::Inspection,
    Source::Observer,
    Source::Instruction,
    Source::Meeting,
    Source::City,
    Source::Covert,
    Source::Hotline,
    Source::Proposal,
];

impl Source {
    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inspection => "inspection",
            Self::Observer => "observer",
            Self::Instruction => "instruction",
            Self::Meeting => "meeting",
            Self::City => "city",
            Self::Covert => "covert",
            Self::Hotline => "hotline",
            Self::Proposal => "proposal",
        }
    }
}

/// 发现状态
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingStage {
    /// 待处理
    Open,
    /// 已转任务
    Item,
    /// 已办结
    Closed,
    /// 不予立项
    Declined,
    /// 已撤销
    Void,
}

impl FindingStage {
    /// In the order of a life.
    pub const ALL: [Self; 5] = [Self::Open, Self::Item, Self::Closed, Self::Declined, Self::Void];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Item => "item",
            Self::Closed => "closed",
            Self::Declined => "declined",
            Self::Void => "void",
        }
    }

    /// Nothing more is expected.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Declined | Self::Void)
    }
}

/// 答复 of the unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The day.
    pub on: Date,
    /// The unit for which it was said.
    pub unit: Option<UnitId>,
    /// 答复内容
    pub text: String,
    /// 佐证
    pub evidence: Vec<Evidence>,
}

/// 发现
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// 来源
    pub source: Source,
    /// 文号 of the paper by which it came, `""` where there is none.
    pub number: String,
    /// 问题 in one line.
    pub title: String,
    /// 问题 at length, `""` where one line says it.
    pub text: String,
    /// 地点
    pub place: String,
    /// 指标
    pub indicator: String,
    /// 责任单位; nobody knows it yet where `None`.
    pub unit: Option<UnitId>,
    /// Code of the severity, one of the rules'.
    pub severity: String,
    /// 整改时限
    pub due: Option<Date>,
    /// The day on which it begins to press.
    pub near_on: Option<Date>,
    /// Pictures and papers.
    pub photos: Vec<Evidence>,
    /// Where it stands.
    pub stage: FindingStage,
    /// 登记日
    pub opened_on: Date,
    /// 答复 so far.
    pub answers: Vec<Answered>,
    /// The item that it became or joined.
    pub item: Option<DocketId>,
    /// Why it was declined, discarded, or with which words it was closed.
    pub opinion: String,
    /// The day it was over.
    pub closed_on: Option<Date>,
}

impl Finding {
    pub(crate) const fn lead(&self) -> Option<UnitId> {
        self.unit
    }

    pub(crate) const fn partners(&self) -> [UnitId; 0] {
        []
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        self.stage.name()
    }

    pub(super) fn facets_of(&self) -> Facets {
        let standing = match self.stage {
            FindingStage::Open if self.unit.is_none() => Standing::Waiting,
            FindingStage::Open | FindingStage::Item => Standing::Open,
            FindingStage::Closed => Standing::Closed,
            FindingStage::Declined => Standing::Filed,
            FindingStage::Void => Standing::Void,
        };
        let mut tags = vec![format!("source:{}", self.source.name()), format!("severity:{}", self.severity)];
        if !self.answers.is_empty() && self.stage == FindingStage::Open {
            tags.push("answered".to_owned());
        }
        Facets {
            title: self.title.clone(),
            state: self.stage.name().to_owned(),
            standing,
            owner: self.unit,
            partners: Vec::new(),
            group: self.indicator.clone(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days {
                due_on: self.due,
                near_on: self.near_on,
                overdue_on: self.due.map(crate::calendar::after),
                closed_on: self.closed_on,
                ..Days::default()
            },
            progress: None,
            tags,
        }
    }
}

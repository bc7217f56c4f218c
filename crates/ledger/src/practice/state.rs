//! The state of a practice, as replayed from its events.

use crate::{Evidence, Paper};
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 典型案例
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Practice {
    /// 报送单位
    pub unit: UnitId,
    /// 标题
    pub title: String,
    /// 指标
    pub indicator: String,
    /// 正文
    pub text: String,
    /// Pictures and papers.
    pub evidence: Vec<Evidence>,
    /// Where it stands.
    pub stage: PracticeStage,
    /// 起草日
    pub opened_on: Date,
    /// What the lead office said last.
    pub opinion: String,
    /// 上报, oldest first.
    pub sent_up: Vec<Sent>,
    /// 采用, oldest first.
    pub adopted: Vec<Adopted>,
    /// The day on which it came into the library.
    pub accepted_on: Option<Date>,
}

/// 案例状态
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PracticeStage {
    /// 起草中
    Draft,
    /// 待审核
    Submitted,
    /// 已入库
    Library,
    /// 已上报
    SentUp,
    /// 已采用
    Adopted,
    /// 已撤销
    Void,
}

impl PracticeStage {
    /// In the order of a life.
    pub const ALL: [Self; 6] = [Self::Draft, Self::Submitted, Self::Library, Self::SentUp, Self::Adopted, Self::Void];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Library => "library",
            Self::SentUp => "sent_up",
            Self::Adopted => "adopted",
            Self::Void => "void",
        }
    }
}

/// 采用级别
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 国家级
    Nation,
    /// 省级
    Province,
    /// 市级
    City,
    /// 区级
    District,
}

impl Level {
    /// From the highest.
    pub const ALL: [Self; 4] = [Self::Nation, Self::Province, Self::City, Self::District];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::Province => "province",
            Self::City => "city",
            Self::District => "district",
        }
    }
}

/// 上报
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The day.
    pub on: Date,
    /// To whom.
    pub to: String,
}

/// 采用
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopted {
    /// 采用级别
    pub level: Level,
    /// The paper or publication in which it stands.
    pub source: Paper,
}

impl Practice {
    pub(crate) const fn lead(&self) -> Option<UnitId> {
        Some(self.unit)
    }

    pub(crate) const fn partners(&self) -> [UnitId; 0] {
        []
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        self.stage.name()
    }

    /// The highest level at which it was taken over.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        self.adopted.iter().map(|it| it.level).min()
    }

    pub(super) fn facets_of(&self) -> Facets {
        let standing = match self.stage {
            PracticeStage::Draft => Standing::Open,
            PracticeStage::Submitted => Standing::Handed,
            PracticeStage::Library | PracticeStage::SentUp | PracticeStage::Adopted => Standing::Closed,
            PracticeStage::Void => Standing::Void,
        };
        Facets {
            title: self.title.clone(),
            state: self.stage.name().to_owned(),
            standing,
            owner: Some(self.unit),
            partners: Vec::new(),
            group: self.indicator.clone(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days { closed_on: self.accepted_on, ..Days::default() },
            progress: None,
            tags: self.level().into_iter().map(|it| it.name().to_owned()).collect(),
        }
    }
}

//! The state of a key project, as replayed from its events.

use super::Answered;
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{UnitId, money::Money};

/// 重点项目
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// 项目名称
    pub name: String,
    /// 项目代码, `""` where it has none yet.
    pub code: String,
    /// 类别
    pub category: String,
    /// 建设内容
    pub text: String,
    /// 牵头单位, the unit that serves it.
    pub unit: UnitId,
    /// 服务专班 units that help.
    pub helpers: Vec<UnitId>,
    /// 责任领导
    pub leader: String,
    /// 总投资
    pub investment: Option<Money>,
    /// 年度计划投资
    pub this_year: Option<Money>,
    /// 计划投产日
    pub due: Option<Date>,
    /// Where it stands.
    pub phase: Phase,
    /// 入库日
    pub opened_on: Date,
    /// The day on which each phase began.
    pub phases: Vec<(Phase, Date)>,
    /// 进展, oldest first.
    pub progress: Vec<Progress>,
    /// 问题和需求, by number.
    pub needs: Vec<Need>,
    /// Why it was taken out.
    pub discarded: Option<String>,
}

/// 项目阶段
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// 谋划
    Planned,
    /// 签约
    Signed,
    /// 开工
    Started,
    /// 投产
    Producing,
    /// 已移出
    Void,
}

impl Phase {
    /// In the order of a life.
    pub const ALL: [Self; 5] = [Self::Planned, Self::Signed, Self::Started, Self::Producing, Self::Void];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Signed => "signed",
            Self::Started => "started",
            Self::Producing => "producing",
            Self::Void => "void",
        }
    }
}

/// 进展
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The day it was reported.
    pub on: Date,
    /// 形象进度
    pub text: String,
    /// 累计完成投资
    pub invested: Option<Money>,
}

/// 问题或需求
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// From 1 within its project.
    pub no: u32,
    /// What it is about.
    pub kind: NeedKind,
    /// In words.
    pub text: String,
    /// 需用地, in square metres.
    pub land: Option<u32>,
    /// 需资金
    pub money: Option<Money>,
    /// The day it was raised.
    pub raised_on: Date,
    /// The day until which it is to be answered.
    pub due: Option<Date>,
    /// 帮助, oldest first.
    pub help: Vec<Help>,
    /// How it ended, and when.
    pub answer: Option<(Date, Answered, String)>,
}

/// 需求类别
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedKind {
    /// 用地
    Land,
    /// 资金
    Money,
    /// 水电气暖
    Utilities,
    /// 审批
    Approval,
    /// 用工
    Labour,
    /// 征迁
    Clearance,
    /// 其他
    Other,
}

impl NeedKind {
    /// In the order in which forms offer them.
    pub const ALL: [Self; 7] =
        [Self::Land, Self::Money, Self::Utilities, Self::Approval, Self::Labour, Self::Clearance, Self::Other];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Money => "money",
            Self::Utilities => "utilities",
            Self::Approval => "approval",
            Self::Labour => "labour",
            Self::Clearance => "clearance",
            Self::Other => "other",
        }
    }
}

/// 帮助
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// The day.
    pub on: Date,
    /// The unit that helped.
    pub unit: Option<UnitId>,
    /// In words.
    pub text: String,
}

impl Project {
    pub(crate) const fn lead(&self) -> Option<UnitId> {
        Some(self.unit)
    }

    pub(crate) fn partners(&self) -> Vec<UnitId> {
        self.helpers.clone()
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        self.phase.name()
    }

    /// What still waits for an answer.
    pub fn open_needs(&self) -> impl Iterator<Item = &Need> {
        self.needs.iter().filter(|it| it.answer.is_none())
    }

    /// 投资完成率 what was invested out of the whole, in percent; `None` where either is unknown.
    #[must_use]
    pub fn invested(&self) -> Option<u8> {
        let whole = self.investment.filter(|it| it.0 > 0)?;
        let done = self.progress.iter().rev().find_map(|it| it.invested)?;
        u8::try_from((i128::from(done.0) * 100 / i128::from(whole.0)).clamp(0, 100)).ok()
    }

    pub(super) fn facets_of(&self) -> Facets {
        let standing = match self.phase {
            Phase::Planned | Phase::Signed | Phase::Started => Standing::Open,
            Phase::Producing => Standing::Closed,
            Phase::Void => Standing::Void,
        };
        // The project is late where it should be at work and is not, or where somebody waits for an answer.
        let answer_due = self.open_needs().filter_map(|it| it.due).min();
        let first = [self.due, answer_due].into_iter().flatten().min();
        let closed_on = self.phases.iter().find(|it| it.0 == Phase::Producing).map(|it| it.1);
        let waits = |kind: NeedKind| self.open_needs().any(|it| it.kind == kind);
        let marks = [
            (self.open_needs().next().is_some(), "needs"),
            (waits(NeedKind::Land), "land"),
            (waits(NeedKind::Money), "money"),
        ];
        Facets {
            title: self.name.clone(),
            state: self.phase.name().to_owned(),
            standing,
            owner: Some(self.unit),
            partners: self.helpers.iter().copied().filter(|it| *it != self.unit).collect(),
            group: String::new(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days {
                due_on: first,
                overdue_on: first.and_then(|it| it.tomorrow().ok()),
                closed_on,
                ..Days::default()
            },
            progress: self.invested(),
            tags: marks.into_iter().filter(|(holds, _)| *holds).map(|(_, tag)| tag.to_owned()).collect(),
        }
    }
}

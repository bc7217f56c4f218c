//! The state of a problem, as replayed from its events.

use super::Finding;
use crate::item::Stage;
use crate::{Evidence, Form};
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 问题
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// 指标
    pub indicator: String,
    /// `一是`
    pub label: String,
    /// Verbatim.
    pub text: String,
    /// The plan it comes from.
    pub plan: Option<DocketId>,
    /// Its number in that plan.
    pub number: Option<u32>,
    /// First and last line of the source.
    pub lines: Option<[u32; 2]>,
    /// The unit that answers for it, where one was named.
    pub owner: Option<UnitId>,
    /// Where it stands.
    pub stage: ProblemStage,
    /// 列入日
    pub opened_on: Date,
    /// The items that answer it.
    pub links: Vec<Linked>,
    /// 反弹 found a measure lacking: what is linked now does not answer it, something new must.
    pub needs_measure: bool,
    /// 成效
    pub effect: Option<Effect>,
    /// 销号日
    pub closed_on: Option<Date>,
    /// 销号审批表
    pub form: Option<Form>,
    /// The day of the next 回头看.
    pub review_on: Option<Date>,
    /// That day has come.
    pub review_due: bool,
    /// 回头看 so far.
    pub reviews: Vec<Reviewed>,
    /// Why it was taken out.
    pub discarded: Option<String>,
}

/// 问题状态
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemStage {
    /// 无对应措施
    Open,
    /// 整改中
    Answered,
    /// 措施均已办结
    MeasuresClosed,
    /// 成效已验证
    Verified,
    /// 已销号
    Closed,
    /// 已取消
    Void,
}

impl ProblemStage {
    /// In the order of a life.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::Answered, Self::MeasuresClosed, Self::Verified, Self::Closed, Self::Void];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::MeasuresClosed => "measures_closed",
            Self::Verified => "verified",
            Self::Closed => "closed",
            Self::Void => "void",
        }
    }
}

/// 对应措施
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// The item.
    pub item: DocketId,
    /// Its lead unit when it was linked; that unit sees the problem.
    pub lead: Option<UnitId>,
}

/// 成效
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// The day it was verified.
    pub on: Date,
    /// 成效 in words.
    pub text: String,
    /// 佐证
    pub evidence: Vec<Evidence>,
}

/// 回头看
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    /// The day.
    pub on: Date,
    /// What was found.
    pub finding: Finding,
    /// In words.
    pub text: String,
}

/// Items still under way, out of those that count. 转常态 counts as closed; what was taken out does not count.
pub(super) fn under_way(items: &[(DocketId, Stage)]) -> Vec<DocketId> {
    items.iter().filter(|(_, stage)| !stage.is_over()).map(|(item, _)| *item).collect()
}

/// Items that count as an answer.
pub(super) fn answers(items: &[(DocketId, Stage)]) -> bool {
    items.iter().any(|(_, stage)| *stage != Stage::Void)
}

impl Problem {
    pub(crate) const fn lead(&self) -> Option<UnitId> {
        self.owner
    }

    pub(crate) const fn partners(&self) -> [UnitId; 0] {
        []
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        self.stage.name()
    }

    pub(super) fn facets_of(&self) -> Facets {
        let standing = match self.stage {
            ProblemStage::Open => Standing::Waiting,
            ProblemStage::Answered => Standing::Open,
            ProblemStage::MeasuresClosed | ProblemStage::Verified => Standing::Handed,
            ProblemStage::Closed => Standing::Closed,
            ProblemStage::Void => Standing::Void,
        };
        let mut partners: Vec<UnitId> = self.links.iter().filter_map(|link| link.lead).collect();
        partners.sort_unstable();
        partners.dedup();
        partners.retain(|unit| Some(*unit) != self.owner);
        let relapsed = self.reviews.iter().any(|it| it.finding == Finding::Relapsed);
        let marks =
            [(self.stage == ProblemStage::Open, "unanswered"), (self.review_due, "review_due"), (relapsed, "relapsed")];
        let mut title = self.text.lines().next().unwrap_or_default().to_owned();
        if title.is_empty() {
            title.clone_from(&self.label);
        }
        Facets {
            title,
            state: self.stage.name().to_owned(),
            standing,
            owner: self.owner,
            partners,
            group: self.indicator.clone(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days { closed_on: self.closed_on, ..Days::default() },
            progress: None,
            tags: marks.into_iter().filter(|(holds, _)| *holds).map(|(_, tag)| tag.to_owned()).collect(),
        }
    }
}

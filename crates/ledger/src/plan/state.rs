//! The state of a plan, as replayed from its events.

use super::{Change, Compiled, Entry};
use crate::{Due, item, problem};
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 方案
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// As reviewed.
    pub plan: Compiled,
    /// As imported last: what the next version is compared with, so that a fix made in review is no difference.
    pub source: Compiled,
    /// Where it stands.
    pub stage: PlanStage,
    /// 导入日
    pub opened_on: Date,
    /// How it was adopted.
    pub adoption: Option<Adoption>,
    /// Why it was discarded.
    pub discarded: Option<String>,
    /// Differences of later versions that nobody has decided yet.
    pub changes: Vec<OpenChange>,
    /// Number of the last difference ever found.
    pub last_change: u32,
    /// How many versions were imported.
    pub version: u32,
}

/// 方案状态
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStage {
    /// 审阅中
    Draft,
    /// 已采用
    Adopted,
    /// 已作废
    Discarded,
}

impl PlanStage {
    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Adopted => "adopted",
            Self::Discarded => "discarded",
        }
    }
}

/// 印发
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    /// 文号
    pub number: String,
    /// 印发机关
    pub issuer: String,
    /// 印发日期
    pub on: Date,
}

/// 待定修订
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenChange {
    /// Number within the plan, from 1; never reused.
    pub no: u32,
    /// What differs.
    pub change: Change,
}

impl Plan {
    pub(crate) const fn lead(&self) -> Option<UnitId> {
        None
    }

    pub(crate) const fn partners(&self) -> [UnitId; 0] {
        []
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        self.stage.name()
    }

    /// 任务 what the plan becomes when it is adopted: one item for each leaf measure, with the entry's number. `id` is
    /// the plan's own docket. Entries without a due day are left out; adoption refuses them.
    #[must_use]
    pub fn items(&self, id: DocketId) -> Vec<(u32, item::Open)> {
        self.plan.leaves().filter_map(|entry| Some((entry.no, self.item(id, entry)?))).collect()
    }

    /// The item that `entry` becomes.
    #[must_use]
    pub fn item(&self, id: DocketId, entry: &Entry) -> Option<item::Open> {
        let due: Due = entry.due?;
        Some(item::Open {
            content: item::Content {
                path: entry.path.clone(),
                indicator: self.plan.indicator(entry.chapter).to_owned(),
                title: if entry.title.is_empty() { entry.path.clone() } else { entry.title.clone() },
                text: entry.text.clone(),
                remark: entry.remark.clone(),
                quote: Some(item::Quote { plan: id, entry: entry.no, lines: entry.lines }),
                source: String::new(),
                figures: entry.figures.clone(),
            },
            parties: entry.parties.clone(),
            due,
            steps: entry.steps.clone(),
            milestones: Vec::new(),
        })
    }

    /// 问题 what the plan's problems become, with their numbers. Link them to the items whose entries name them.
    #[must_use]
    pub fn problems(&self, id: DocketId) -> Vec<(u32, problem::Open)> {
        let open = |it: &super::PlanProblem| problem::Open {
            indicator: self.plan.indicator(it.chapter).to_owned(),
            label: it.label.clone(),
            text: it.text.clone(),
            plan: Some(id),
            number: Some(it.no),
            lines: it.lines,
            owner: None,
        };
        self.plan.problems.iter().map(|problem| (problem.no, open(problem))).collect()
    }

    /// Problems that no kept leaf measure answers.
    #[must_use]
    pub fn unanswered(&self) -> Vec<u32> {
        let answered = |no: u32| self.plan.leaves().any(|entry| entry.problems.contains(&no));
        self.plan.problems.iter().map(|problem| problem.no).filter(|no| !answered(*no)).collect()
    }

    pub(super) fn facets_of(&self) -> Facets {
        let standing = match self.stage {
            PlanStage::Draft => Standing::Open,
            PlanStage::Adopted => Standing::Closed,
            PlanStage::Discarded => Standing::Void,
        };
        let closed_on = self.adoption.as_ref().map(|adoption| adoption.on);
        Facets {
            title: self.plan.title.clone(),
            state: self.stage.name().to_owned(),
            standing,
            owner: None,
            partners: Vec::new(),
            group: String::new(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days { closed_on, ..Days::default() },
            progress: None,
            tags: if self.changes.is_empty() { Vec::new() } else { vec!["changes_open".to_owned()] },
        }
    }
}

//! The state of an item, as replayed from its events.

use super::{AskExtension, Report, Schedule};
use crate::{Due, Evidence, Figure, Form, Paper, Parties, Period};
use docket::{Actor, Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{AccountId, DocketId, UnitId};

/// 任务 one measure of a plan under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What is to be done.
    pub content: Content,
    /// Who answers for it.
    pub parties: Parties,
    /// The day promised, after extensions.
    pub due: Due,
    /// The day promised at first.
    pub first_due: Due,
    /// Where it stands.
    pub stage: Stage,
    /// 立项日
    pub opened_on: Date,
    /// 交办日
    pub assigned_on: Option<Date>,
    /// 签收日
    pub accepted_on: Option<Date>,
    /// Reports are expected from this day on.
    pub reports_from: Option<Date>,
    /// Why it came back last: declined by the unit, or returned by the checker.
    pub setback: Option<Setback>,
    /// 进展 in order of filing.
    pub reports: Vec<Filed>,
    /// 漏报 periods that went by without a report, as the clock found.
    pub missed: Vec<Period>,
    /// 节点 in order of days.
    pub milestones: Vec<Milestone>,
    /// The day on which the lead office agreed to the milestones.
    pub milestones_agreed_on: Option<Date>,
    /// 申请办结 or 年度小结 that was handed in last and neither withdrawn nor returned.
    pub submission: Option<Submission>,
    /// 申请延期 not yet decided.
    pub extension: Option<Asked>,
    /// 延期次数
    pub extended: u32,
    /// 待上级
    pub waiting: Option<Waiting>,
    /// 挂起
    pub held: Option<Held>,
    /// 催办次数
    pub urged: u32,
    /// 退回重办次数
    pub returned: u32,
    /// 督导意见条数
    pub remarks: u32,
    /// Evidence added outside reports, or handed in with a submission that came back.
    pub evidence: Vec<Evidence>,
    /// The year under way; counts for 持续推进 only.
    pub year: i16,
    /// Years that were summed up.
    pub years: Vec<YearEnd>,
    /// How it ended.
    pub closed: Option<Closed>,
    /// Why it is out of the ledger.
    pub void: Option<Void>,
    /// The days on which its light changes.
    pub schedule: Schedule,
}

/// 任务内容
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Label path in the plan, `3-（一）-3`.
    pub path: String,
    /// 指标 of its chapter.
    #[serde(default)]
    pub indicator: String,
    /// One line.
    pub title: String,
    /// 措施原文
    #[serde(default)]
    pub text: String,
    /// A remark of the reviewer.
    #[serde(default)]
    pub remark: String,
    /// Where it stands in a plan; `None` for an item made by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
    /// 约束指标
    #[serde(default)]
    pub figures: Vec<Figure>,
}

/// 出处 the place in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The plan's docket.
    pub plan: DocketId,
    /// Number of the entry in that plan.
    pub entry: u32,
    /// First and last line of the source, from 1; `None` where the source has no lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<[u32; 2]>,
}

/// 状态
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 未交办
    Drafted,
    /// 待签收
    Assigned,
    /// 已退回, to be given to another owner.
    Declined,
    /// 办理中
    Accepted,
    /// 已申请办结, or the year summed up.
    Submitted,
    /// 已办结
    Closed,
    /// 转常态 its year ended and it became everyday work.
    Routine,
    /// 已取消, split or merged.
    Void,
}

impl Stage {
    /// In the order of a life.
    pub const ALL: [Self; 8] = [
        Self::Drafted,
        Self::Assigned,
        Self::Declined,
        Self::Accepted,
        Self::Submitted,
        Self::Closed,
        Self::Routine,
        Self::Void,
    ];

    /// The stored name; [`Facets::state`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Assigned => "assigned",
            Self::Declined => "declined",
            Self::Accepted => "accepted",
            Self::Submitted => "submitted",
            Self::Closed => "closed",
            Self::Routine => "routine",
            Self::Void => "void",
        }
    }

    /// Over: nothing more is expected of the unit.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Routine | Self::Void)
    }
}

/// 递交 who handed something in, and how far the unit's own chain of approval has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// The day.
    pub on: Date,
    /// The account that entered it; for 代录 the recorder's.
    pub account: Option<AccountId>,
    /// The unit for which it was entered.
    pub unit: Option<UnitId>,
    /// 代录
    pub recorded: bool,
    /// 单位负责人
    pub head: Head,
}

/// 单位负责人意见
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "head", rename_all = "snake_case")]
pub enum Head {
    /// Not asked for: the head filed it, the unit wants no approval, or the lead office recorded what the unit said.
    NotAsked,
    /// Waits for the head.
    Awaited,
    /// Approved, by click or by the signed form.
    Approved {
        /// The day.
        on: Date,
        /// The scan, where a form stands for the click.
        form: Option<Form>,
    },
    /// Sent back to whoever filled it in.
    Objected {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
}

impl Handed {
    pub(super) fn by(on: Date, actor: &Actor, awaits_head: bool) -> Self {
        Self {
            on,
            account: actor.account,
            unit: actor.for_unit(),
            recorded: actor.on_behalf.is_some(),
            head: if awaits_head { Head::Awaited } else { Head::NotAsked },
        }
    }

    /// Whether it counts as said by the unit.
    #[must_use]
    pub const fn stands(&self) -> bool {
        matches!(self.head, Head::NotAsked | Head::Approved { .. })
    }

    /// Whether the head of the unit must still approve.
    #[must_use]
    pub const fn awaits_head(&self) -> bool {
        matches!(self.head, Head::Awaited)
    }
}

/// 报送记录
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// Number within the item, from 1.
    pub no: u32,
    /// Who and when.
    pub handed: Handed,
    /// What was reported.
    pub report: Report,
}

/// 递交办结或小结
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Who and when.
    pub handed: Handed,
    /// The year it sums up; `None` for 申请办结.
    pub year: Option<i16>,
    /// 完成情况
    pub text: String,
    /// 佐证
    pub evidence: Vec<Evidence>,
}

/// 延期申请
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who and when.
    pub handed: Handed,
    /// What was asked.
    pub ask: AskExtension,
}

/// 节点 a step with a day: what result, what proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Number within the item, from 1; never reused.
    pub no: u32,
    /// Its day.
    pub on: Date,
    /// What is to be reached.
    pub result: String,
    /// How it is proved.
    pub proof: String,
    /// When and how it was reached.
    pub reached: Option<Reached>,
}

/// 节点完成情况
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// The day it was said to be reached.
    pub on: Date,
    /// What was reached, in words.
    pub text: String,
    /// Its proof.
    pub evidence: Vec<Evidence>,
}

/// 退回
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setback {
    /// The day.
    pub on: Date,
    /// Why.
    pub reason: String,
}

/// 待上级
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Since when.
    pub on: Date,
    /// Who must answer.
    pub to: String,
    /// What was asked.
    pub asks: String,
    /// The paper that asks.
    pub paper: Paper,
}

/// 挂起
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Since when.
    pub on: Date,
    /// Why.
    pub reason: String,
}

/// 年度小结 of a standing item, settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearEnd {
    /// The year.
    pub year: i16,
    /// What the unit wrote.
    pub text: String,
    /// What the lead office decided.
    pub outcome: super::Outcome,
    /// The day of that decision.
    pub on: Date,
}

/// 办结
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// 办结日
    pub on: Date,
    /// The account that checked.
    pub checker: Option<AccountId>,
    /// The account that had handed it in.
    pub submitter: Option<AccountId>,
    /// Whether the lead office had recorded the handing in for the unit.
    pub recorded: bool,
    /// The signed form, where it stands for a second person's click.
    pub form: Option<Form>,
}

/// 出账 why it is no longer counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Void {
    /// 取消
    Discarded {
        /// Why.
        reason: String,
    },
    /// 拆分 into so many others.
    Split {
        /// Why.
        reason: String,
        /// How many took its place.
        parts: u32,
    },
    /// 合并
    Merged {
        /// Why.
        reason: String,
        /// The item that took it over.
        into: DocketId,
    },
}

impl Item {
    pub(crate) const fn lead(&self) -> Option<UnitId> {
        self.parties.lead
    }

    pub(crate) fn partners(&self) -> Vec<UnitId> {
        self.parties.partners.iter().map(|partner| partner.unit).collect()
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        self.stage.name()
    }

    /// 待核验 whether it lies on the lead office's desk.
    #[must_use]
    pub fn is_handed(&self) -> bool {
        self.stage == Stage::Submitted && self.submission.as_ref().is_some_and(|it| it.handed.stands())
    }

    /// 实际进度 of the counted figures, the least of them; `None` where nothing is counted.
    #[must_use]
    pub fn progress(&self) -> Option<u8> {
        self.counted().map(|(_, figure, done)| done.percent_of(figure.value)).min().flatten()
    }

    /// Counted figures with their number and what the last report that stands says of them.
    pub(super) fn counted(&self) -> impl Iterator<Item = (u32, &Figure, crate::Quantity)> + '_ {
        (0..).zip(&self.content.figures).filter(|(_, figure)| figure.counted).map(|(no, figure)| {
            let standing = self.reports.iter().rev().filter(|filed| filed.handed.stands());
            let done = standing.flat_map(|filed| &filed.report.quantities).find(|done| done.figure == no);
            (no, figure, done.map(|done| done.value).unwrap_or_default())
        })
    }

    /// 佐证数 everything handed in, with reports, milestones, submission or apart.
    #[must_use]
    pub fn evidence_count(&self) -> usize {
        self.evidence.len()
            + self.reports.iter().map(|filed| filed.report.evidence.len()).sum::<usize>()
            + self.milestones.iter().filter_map(|it| it.reached.as_ref()).map(|it| it.evidence.len()).sum::<usize>()
            + self.submission.as_ref().map_or(0, |it| it.evidence.len())
    }

    /// 最新进展 the last report that stands.
    #[must_use]
    pub fn last_report(&self) -> Option<&Filed> {
        self.reports.iter().rfind(|filed| filed.handed.stands())
    }

    pub(super) fn facets_of(&self) -> Facets {
        let standing = match self.stage {
            Stage::Drafted | Stage::Assigned | Stage::Declined => Standing::Waiting,
            Stage::Submitted if self.is_handed() => Standing::Handed,
            Stage::Accepted | Stage::Submitted => Standing::Open,
            Stage::Closed | Stage::Routine => Standing::Closed,
            Stage::Void => Standing::Void,
        };
        let marks = [
            (self.due.is_standing(), "standing"),
            (self.waiting.is_some(), "waiting"),
            (self.held.is_some(), "held"),
            (self.extension.is_some(), "extension_asked"),
            (self.extended > 0, "extended"),
            (self.returned > 0, "returned"),
            (self.awaits_head(), "awaits_head"),
            (self.content.quote.is_none(), "by_hand"),
        ];
        Facets {
            title: self.content.title.clone(),
            state: self.stage.name().to_owned(),
            standing,
            owner: self.parties.lead,
            partners: self.partners(),
            group: self.content.indicator.clone(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days { closed_on: self.closed.as_ref().map(|closed| closed.on), ..self.schedule.days() },
            progress: self.progress(),
            tags: marks
                .into_iter()
                .filter(|(holds, _)| *holds)
                .map(|(_, tag)| tag.to_owned())
                .chain(self.content.quote.iter().map(|it| format!("plan:{}", it.plan)))
                .collect(),
        }
    }

    /// Whether anything of it waits for the head of a unit.
    #[must_use]
    pub fn awaits_head(&self) -> bool {
        if self.stage.is_over() {
            return false;
        }
        self.reports.iter().any(|filed| filed.handed.awaits_head())
            || self.submission.as_ref().is_some_and(|it| it.handed.awaits_head())
            || self.extension.as_ref().is_some_and(|it| it.handed.awaits_head())
    }

    pub(super) fn milestone(&self, no: u32) -> Option<&Milestone> {
        self.milestones.iter().find(|milestone| milestone.no == no)
    }

    /// Puts the item back to work after it was handed in; the evidence handed in stays with it.
    pub(super) fn back_to_work(&mut self) {
        self.stage = Stage::Accepted;
        if let Some(submission) = self.submission.take() {
            self.evidence.extend(submission.evidence);
        }
    }

    /// The periods that went by while it lay on the lead office's desk need no report, unless one was missing already
    /// when it was handed in: handing in early must not wipe out what was owed.
    pub(super) fn excuse_reports(&mut self, day: Date) {
        let handed_on = self.submission.as_ref().map(|it| it.handed.on);
        let owed = self.schedule.unreported_on.is_some_and(|missing| handed_on.is_some_and(|on| missing <= on));
        if !owed {
            self.reports_from = Some(day);
        }
    }
}

//! The state of a voice, as replayed from its events.

use crate::{Evidence, FileRef, calendar};
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 诉求
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// 登记号 `SQ2026-0007`
    pub number: String,
    /// 类别 code of the rules.
    pub matter: String,
    /// 指标, `""` where none was named.
    pub indicator: String,
    /// The unit that the raiser thinks concerned.
    pub concerns: Option<UnitId>,
    /// 情况, the raiser's words.
    pub text: String,
    /// 期望
    pub wish: String,
    /// 对承办单位保密
    pub confidential: bool,
    /// Row in the erasable table, where the enterprise's name and phone lie.
    pub raiser: i64,
    /// Slow hash of the code on the receipt.
    pub code_hash: String,
    /// Files of the raiser, those added later too.
    pub files: Vec<FileRef>,
    /// Where it stands.
    pub stage: VoiceStage,
    /// What it runs under.
    pub terms: Terms,
    /// 登记日
    pub received_on: Date,
    /// The last day in time.
    pub due_on: Date,
    /// 承办单位
    pub unit: Option<UnitId>,
    /// 交办日, of the unit that has it now.
    pub assigned_on: Option<Date>,
    /// 签收日
    pub accepted_on: Option<Date>,
    /// 退单
    pub returns: Vec<Returned>,
    /// 延长 the day on which it was extended.
    pub extended_on: Option<Date>,
    /// 答复, oldest first.
    pub answers: Vec<Answered>,
    /// The day the raiser was told the last answer.
    pub told_on: Option<Date>,
    /// Closes as not reacted on this day.
    pub lapse_on: Option<Date>,
    /// 不认可: days.
    pub disputed_on: Vec<Date>,
    /// 评价
    pub rating: Option<Rating>,
    /// 补充
    pub additions: Vec<Addition>,
    /// 转送: to whom.
    pub forwarded_to: Option<String>,
    /// 并案: into which.
    pub merged_into: Option<DocketId>,
    /// 转任务
    pub items: Vec<DocketId>,
    /// How it ended.
    pub ending: Option<Ending>,
    /// 办结日
    pub closed_on: Option<Date>,
}

/// 期限 the values of the rules under which it runs; written when it was raised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// The revision.
    pub rules: String,
    /// Calendar days to find who is competent.
    pub forward: u32,
    /// Calendar days to handle it.
    pub handle: u32,
    /// Further days by extension.
    pub extend: u32,
    /// Days before the end: 临近.
    pub near: u32,
    /// Days for the raiser to react.
    pub react: u32,
    /// Days after a dispute.
    pub reopen: u32,
    /// Returns at most.
    pub returns: u32,
    /// Disputes at most.
    pub disputes: u32,
}

/// 诉求状态
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoiceStage {
    /// 待受理
    Raised,
    /// 待签收
    Assigned,
    /// 办理中
    Accepted,
    /// 待审核
    Answered,
    /// 待确认
    Told,
    /// 已办结
    Closed,
    /// 已转送
    Forwarded,
    /// 已并案
    Merged,
    /// 已撤回
    Withdrawn,
}

impl VoiceStage {
    /// In the order of a life.
    pub const ALL: [Self; 9] = [
        Self::Raised,
        Self::Assigned,
        Self::Accepted,
        Self::Answered,
        Self::Told,
        Self::Closed,
        Self::Forwarded,
        Self::Merged,
        Self::Withdrawn,
    ];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Assigned => "assigned",
            Self::Accepted => "accepted",
            Self::Answered => "answered",
            Self::Told => "told",
            Self::Closed => "closed",
            Self::Forwarded => "forwarded",
            Self::Merged => "merged",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Nothing more is expected.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Forwarded | Self::Merged | Self::Withdrawn)
    }
}

/// 办理结果
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 已解决
    Resolved,
    /// 部分解决
    Partly,
    /// 政策不支持
    Unsupported,
    /// 未解决
    Unresolved,
}

impl Outcome {
    /// In the order in which forms offer them.
    pub const ALL: [Self; 4] = [Self::Resolved, Self::Partly, Self::Unsupported, Self::Unresolved];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Partly => "partly",
            Self::Unsupported => "unsupported",
            Self::Unresolved => "unresolved",
        }
    }
}

/// 结束方式
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// 诉求人认可
    Confirmed,
    /// 逾期未回应
    Lapsed,
    /// 转送
    Forwarded,
    /// 并案
    Merged,
    /// 撤回
    Withdrawn,
}

/// 退单
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// The day.
    pub on: Date,
    /// Which unit returned it.
    pub unit: Option<UnitId>,
    /// Why.
    pub reason: String,
}

/// 答复
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The day.
    pub on: Date,
    /// Which unit.
    pub unit: Option<UnitId>,
    /// Calendar days from 交办.
    pub days: i32,
    /// Whether the last day had not passed.
    pub in_time: bool,
    /// 结果
    pub outcome: Outcome,
    /// In words.
    pub text: String,
    /// 依据, for 政策不支持.
    pub basis: String,
    /// Files.
    pub evidence: Vec<Evidence>,
}

/// 评价
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// The day.
    pub on: Date,
    /// 1 to 5.
    pub stars: u8,
    /// In words; may be empty.
    pub text: String,
}

/// 补充
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// The day.
    pub on: Date,
    /// In words.
    pub text: String,
}

/// Signs of a title at most.
const TITLE: usize = 40;

impl Voice {
    pub(crate) const fn lead(&self) -> Option<UnitId> {
        self.unit
    }

    pub(crate) const fn partners(&self) -> [UnitId; 0] {
        []
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        self.stage.name()
    }

    /// The last day for 受理, 交办 or 转送.
    #[must_use]
    pub fn forward_by(&self) -> Date {
        calendar::plus(self.received_on, self.terms.forward)
    }

    /// The answer that stands.
    #[must_use]
    pub fn answer(&self) -> Option<&Answered> {
        self.answers.last()
    }

    /// Ends it.
    pub(super) fn end(&mut self, stage: VoiceStage, ending: Ending, day: Date) {
        self.stage = stage;
        self.ending = Some(ending);
        self.closed_on = Some(day);
        self.lapse_on = None;
    }

    /// One line that names it.
    #[must_use]
    pub fn title(&self) -> String {
        let line = self.text.trim().lines().next().unwrap_or_default();
        let short: String = line.chars().take(TITLE).collect();
        if line.chars().count() > TITLE { format!("{short}…") } else { short }
    }

    fn days(&self) -> Days {
        let near = calendar::before(self.due_on, self.terms.near);
        let late_to_assign = self.stage == VoiceStage::Raised && self.returns.is_empty() && self.disputed_on.is_empty();
        Days {
            due_on: Some(self.due_on),
            near_on: Some(near),
            lag_on: late_to_assign.then(|| calendar::after(self.forward_by())),
            unreported_on: None,
            overdue_on: Some(calendar::after(self.due_on)),
            closed_on: self.closed_on,
        }
    }

    pub(super) fn facets_of(&self) -> Facets {
        let standing = match self.stage {
            VoiceStage::Raised | VoiceStage::Assigned => Standing::Waiting,
            VoiceStage::Accepted => Standing::Open,
            VoiceStage::Answered | VoiceStage::Told => Standing::Handed,
            VoiceStage::Closed | VoiceStage::Forwarded => Standing::Closed,
            VoiceStage::Merged | VoiceStage::Withdrawn => Standing::Void,
        };
        let marks = [
            (self.confidential, "confidential"),
            (!self.returns.is_empty(), "returned"),
            (self.extended_on.is_some(), "extended"),
            (!self.disputed_on.is_empty(), "disputed"),
            (self.ending == Some(Ending::Lapsed), "lapsed"),
            (!self.items.is_empty(), "has_item"),
        ];
        let mut tags: Vec<String> =
            marks.into_iter().filter(|(holds, _)| *holds).map(|(_, tag)| tag.to_owned()).collect();
        tags.push(format!("number:{}", self.number));
        tags.push(format!("matter:{}", self.matter));
        tags.extend(self.answer().map(|it| format!("result:{}", it.outcome.name())));
        tags.extend(self.rating.as_ref().map(|it| format!("stars:{}", it.stars)));
        Facets {
            title: self.title(),
            state: self.stage.name().to_owned(),
            standing,
            owner: self.unit,
            partners: Vec::new(),
            group: self.indicator.clone(),
            subject: None,
            region: None,
            opened_on: self.received_on,
            days: self.days(),
            progress: None,
            tags,
        }
    }
}

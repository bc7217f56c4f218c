//! The state of a promise, as replayed from its events.

use crate::Evidence;
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{AccountId, UnitId};

/// 政府承诺
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// 承诺单位
    pub unit: UnitId,
    /// 承诺对象 to whom: an enterprise, an association, the public.
    pub to: String,
    /// 承诺事项 in one line.
    pub title: String,
    /// 承诺内容 at length.
    pub text: String,
    /// 依据 the contract, minutes or notice in which it stands.
    pub basis: String,
    /// 承诺日期
    pub made_on: Date,
    /// 兑现期限; `None` where none was named.
    pub due: Option<Date>,
    /// Where it stands.
    pub stage: PromiseStage,
    /// 登记日
    pub opened_on: Date,
    /// 公开
    pub published: Option<Published>,
    /// 兑现情况 as the unit reported it last.
    pub claimed: Option<Claimed>,
    /// Why it was sent back, was not kept or was taken out; what the lead office found.
    pub opinion: String,
    /// The day on which it was decided.
    pub closed_on: Option<Date>,
}

/// 承诺状态
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseStage {
    /// 待兑现
    Open,
    /// 待确认
    Claimed,
    /// 已兑现
    Kept,
    /// 未兑现
    Broken,
    /// 已撤销
    Void,
}

impl PromiseStage {
    /// In the order of a life.
    pub const ALL: [Self; 5] = [Self::Open, Self::Claimed, Self::Kept, Self::Broken, Self::Void];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Claimed => "claimed",
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Void => "void",
        }
    }
}

/// 公开
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day.
    pub on: Date,
    /// Where: a web site, a notice board, an address.
    pub place: String,
}

/// 兑现情况
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimed {
    /// The day.
    pub on: Date,
    /// The account that reported it.
    pub by: Option<AccountId>,
    /// In words.
    pub text: String,
    /// 佐证
    pub evidence: Vec<Evidence>,
}

impl Promise {
    pub(crate) const fn lead(&self) -> Option<UnitId> {
        Some(self.unit)
    }

    pub(crate) const fn partners(&self) -> [UnitId; 0] {
        []
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        self.stage.name()
    }

    pub(super) fn facets_of(&self) -> Facets {
        let standing = match self.stage {
            PromiseStage::Open => Standing::Open,
            PromiseStage::Claimed => Standing::Handed,
            PromiseStage::Kept => Standing::Closed,
            // Decided, but nothing that a tick should stand beside.
            PromiseStage::Broken => Standing::Filed,
            PromiseStage::Void => Standing::Void,
        };
        let overdue_on = self.due.and_then(|due| due.tomorrow().ok());
        let marks = [(self.published.is_some(), "published"), (self.stage == PromiseStage::Broken, "broken")];
        Facets {
            title: self.title.clone(),
            state: self.stage.name().to_owned(),
            standing,
            owner: Some(self.unit),
            partners: Vec::new(),
            group: String::new(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days { due_on: self.due, overdue_on, closed_on: self.closed_on, ..Days::default() },
            progress: None,
            tags: marks.into_iter().filter(|(holds, _)| *holds).map(|(_, tag)| tag.to_owned()).collect(),
        }
    }
}

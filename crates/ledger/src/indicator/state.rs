//! The state of an indicator, as replayed from its events.

use crate::Paper;
use docket::{Days, Facets, Standing};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 指标
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its place in the province's list, from 1; 0 for 总体, the ranking of the county as a whole.
    pub no: u32,
    /// 开办企业
    pub name: String,
    /// 牵头单位
    pub lead: Option<UnitId>,
    /// 列入日
    pub opened_on: Date,
    /// 位次, by year, then field.
    pub ranks: Vec<Rank>,
    /// 目标, by year, then field.
    pub targets: Vec<Target>,
}

/// 排名范围 among whom a place is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 全省
    Province,
    /// 全市
    City,
}

impl Field {
    /// In the order in which people name them.
    pub const ALL: [Self; 2] = [Self::Province, Self::City];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// 位次
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    /// 评价年度
    pub year: i16,
    /// Among whom.
    pub field: Field,
    /// From 1, which is best.
    pub place: u32,
    /// How many were ranked; `None` where the paper does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// The paper it stands in.
    pub source: Paper,
}

/// 目标位次
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// 评价年度
    pub year: i16,
    /// Among whom.
    pub field: Field,
    /// 力保 this place or better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<u32>,
    /// 力争 this place or better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stretch: Option<u32>,
    /// Where it was set, in words.
    pub source: String,
}

impl Indicator {
    pub(crate) const fn lead(&self) -> Option<UnitId> {
        self.lead
    }

    pub(crate) const fn partners(&self) -> [UnitId; 0] {
        []
    }

    pub(crate) const fn state_name(&self) -> &'static str {
        "kept"
    }

    /// The place of a year, as it stands.
    #[must_use]
    pub fn rank(&self, year: i16, field: Field) -> Option<&Rank> {
        self.ranks.iter().find(|it| (it.year, it.field) == (year, field))
    }

    /// The target of a year, as it stands.
    #[must_use]
    pub fn target(&self, year: i16, field: Field) -> Option<&Target> {
        self.targets.iter().find(|it| (it.year, it.field) == (year, field))
    }

    /// The youngest place among `field`.
    #[must_use]
    pub fn last(&self, field: Field) -> Option<&Rank> {
        self.ranks.iter().filter(|it| it.field == field).max_by_key(|it| it.year)
    }

    pub(super) fn facets_of(&self) -> Facets {
        Facets {
            title: self.name.clone(),
            state: self.state_name().to_owned(),
            standing: Standing::Filed,
            owner: self.lead,
            partners: Vec::new(),
            group: self.name.clone(),
            subject: None,
            region: None,
            opened_on: self.opened_on,
            days: Days::default(),
            progress: None,
            tags: Vec::new(),
        }
    }
}

/// Puts `new` in the place of what `same` finds, else behind; sorted by `key`.
pub(super) fn put<T, K: Ord>(all: &mut Vec<T>, new: T, key: impl Fn(&T) -> K) {
    let place = key(&new);
    all.retain(|it| key(it) != place);
    all.push(new);
    all.sort_by_key(key);
}

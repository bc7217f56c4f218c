//! 台账行 a measure in a list, in the order people keep it in their spreadsheets.

use super::{LightView, UnitRef};
use jiff::civil::Date;
use vocab::DocketId;

/// 最新进展 the last thing that was reported or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The day.
    pub on: Date,
    /// One line.
    pub text: String,
}

/// 台账行
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    /// Its number in the address.
    pub id: DocketId,
    /// Number as people quote it, `3-（一）-3`.
    pub no: String,
    /// The measure in one line.
    pub title: String,
    /// How it stands today.
    pub light: LightView,
    /// State as a code, `accepted`.
    pub state: String,
    /// 指标.
    pub indicator: String,
    /// 牵头单位.
    pub owner: Option<UnitRef>,
    /// 配合单位.
    pub partners: Vec<UnitRef>,
    /// 时限.
    pub due: Option<Date>,
    /// As written where there is no day: `持续推进`.
    pub due_written: String,
    /// Working days left, negative when past; `None` when it no longer matters.
    pub left: Option<i32>,
    /// 0–100 where progress is counted.
    pub progress: Option<u8>,
    /// 最新进展.
    pub news: Option<News>,
    /// Whether it is ticked already: a form that comes back keeps what was chosen.
    pub picked: bool,
}

impl ItemRow {
    pub(crate) fn partner_names(&self) -> Vec<&str> {
        self.partners.iter().map(|unit| unit.name.as_str()).collect()
    }
}

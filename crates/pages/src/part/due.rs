//! 时限 a due day, how far it is, and how it came about.

use jiff::civil::Date;

/// One day, or one run of days, of the explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayStep {
    /// The day, or the first of the run.
    pub on: Date,
    /// The last day of the run where it is longer than one.
    pub to: Option<Date>,
    /// Whether it counts as a working day.
    pub counts: bool,
    /// Why: `周六`, `国庆节放假（国办发明电〔2021〕11号）`.
    pub why: String,
}

/// 时限
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DueView {
    /// The day; `None` for what has no end (持续推进) or no date yet.
    pub on: Option<Date>,
    /// As the plan writes it, `12月底前`; empty where nobody wrote it.
    pub written: String,
    /// The last working day, where `on` falls on a rest day.
    pub last_workday: Option<Date>,
    /// Working days from today to the day: 0 today, negative when past. `None` where it no longer matters.
    pub left: Option<i32>,
    /// Whether a year without a holiday notice is in the count.
    pub provisional: bool,
    /// How the day was got from the text, and what moved it since, one sentence each.
    pub reasons: Vec<String>,
    /// Day by day between today and the day.
    pub steps: Vec<DayStep>,
}

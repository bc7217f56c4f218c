//! 台账规则: lights, milestones and reports as data, checked when loaded.

use crate::book::{Book, Revision, RuleFault};
use crate::period::Rhythm;
use jiff::civil::Date;
use serde::Deserialize;
use vocab::Source;

/// 规则集 every revision of the rules of the ledger, `data/rules/ledger.toml`.
pub type RuleBook = Book<Rules>;

/// 规则 one revision.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Name of the revision, kept in the log of whatever it judged.
    pub name: String,
    /// The first day on which it holds.
    pub from: Date,
    /// Who set it.
    pub set_by: String,
    /// The day on which somebody last looked at it.
    pub checked_on: Date,
    /// Papers it rests on; empty where the lead office set it for itself.
    pub cites: Vec<Source>,
    /// 临近
    pub near: Near,
    /// 签收
    pub accept: AcceptWithin,
    /// 节点
    pub milestone: MilestoneRule,
    /// 报送
    pub report: ReportRule,
    /// 进度
    pub progress: ProgressRule,
    /// 年度小结
    pub summary: SummaryRule,
    /// 回头看
    pub review: ReviewRule,
}

/// 临近
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Near {
    /// Working days before the last working day in time.
    pub working_days: u32,
}

/// 签收期限
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptWithin {
    /// Working days after the assignment.
    pub working_days: u32,
}

/// 节点
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneRule {
    /// The day of each month.
    pub day: DayOfMonth,
    /// Working days before a milestone.
    pub near_working_days: u32,
    /// Calendar days after a milestone before it counts as late.
    pub grace_days: u32,
    /// Words of a proposed result; `{month}`.
    pub result: String,
    /// Words where a figure is counted; `{month}`, `{value}`, `{unit}`.
    pub counted_result: String,
    /// Words of a proposed proof.
    pub proof: String,
}

/// 每月的某一天
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "DayOfMonthText")]
pub enum DayOfMonth {
    /// 1 to 28.
    Day(i8),
    /// 月末
    Last,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum DayOfMonthText {
    Number(i8),
    Word(String),
}

impl TryFrom<DayOfMonthText> for DayOfMonth {
    type Error = &'static str;

    fn try_from(text: DayOfMonthText) -> Result<Self, Self::Error> {
        match text {
            DayOfMonthText::Number(day @ 1..=28) => Ok(Self::Day(day)),
            DayOfMonthText::Word(word) if word == "last" => Ok(Self::Last),
            _ => Err("a day of the month is 1 to 28, or \"last\""),
        }
    }
}

impl DayOfMonth {
    /// That day in the month of `day`.
    #[must_use]
    pub fn within(self, day: Date) -> Date {
        match self {
            Self::Day(number) => Date::new(day.year(), day.month(), number).unwrap_or(day),
            Self::Last => day.last_of_month(),
        }
    }
}

/// 报送
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportRule {
    /// Rhythm of items with a due day.
    pub dated: Rhythm,
    /// Rhythm of items that go on, 持续推进.
    pub standing: Rhythm,
    /// Day of the month after the period.
    pub by_day: i8,
    /// An item accepted up to this day of the period's last month reports for that period already.
    pub first_by_day: i8,
    /// So many periods in a row without a report show as 未报.
    pub missed_periods: u32,
}

/// 进度
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgressRule {
    /// Done in percent of what the time gone by asks for; below it lags.
    pub behind_below_percent: u32,
    /// Percent of the whole time that must have gone by before anything is judged.
    pub judged_from_percent: u32,
}

/// 年度小结
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummaryRule {
    /// Month and day of the following year.
    pub by: MonthDay,
}

/// 月日 `01-15`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// That day of `year`; `None` beyond the calendar's end.
    #[must_use]
    pub fn of(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

impl TryFrom<String> for MonthDay {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fault = "a month and a day, \"01-15\"";
        let (month, day) = text.split_once('-').ok_or(fault)?;
        let (month, day) = (month.parse().map_err(|_| fault)?, day.parse().map_err(|_| fault)?);
        // 2025 is no leap year: a day that does not exist every year is no rule.
        Date::new(2025, month, day).map_err(|_| fault)?;
        Ok(Self { month, day })
    }
}

/// 回头看
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRule {
    /// Calendar days after a problem was struck off.
    pub after_days: u32,
}

impl Revision for Rules {
    fn name(&self) -> &str {
        &self.name
    }

    fn from(&self) -> Date {
        self.from
    }

    fn faults(&self) -> Vec<RuleFault> {
        let checks = [
            (!self.name.trim().is_empty(), "name", "given"),
            (self.near.working_days <= 250, "near.working_days", "0 to 250"),
            (self.accept.working_days <= 250, "accept.working_days", "0 to 250"),
            (self.milestone.near_working_days <= 250, "milestone.near_working_days", "0 to 250"),
            (self.milestone.grace_days <= 365, "milestone.grace_days", "0 to 365"),
            ((1..=28).contains(&self.report.by_day), "report.by_day", "1 to 28"),
            ((1..=28).contains(&self.report.first_by_day), "report.first_by_day", "1 to 28"),
            ((1..=12).contains(&self.report.missed_periods), "report.missed_periods", "1 to 12"),
            ((1..=100).contains(&self.progress.behind_below_percent), "progress.behind_below_percent", "1 to 100"),
            (self.progress.judged_from_percent <= 100, "progress.judged_from_percent", "0 to 100"),
            ((1..=3650).contains(&self.review.after_days), "review.after_days", "1 to 3650"),
        ];
        RuleFault::unsound(&self.name, &checks)
    }
}

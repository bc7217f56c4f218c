//! 完成时限: a day, a month, or no end.

use crate::calendar;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use workday::Calendar;

/// 完成时限 with the precision in which the plan gives it. Written `2026-12-20`, `2026-12` or `standing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Due {
    /// A day.
    Day(Date),
    /// A month; it ends on its last day, which stands here.
    Month(Date),
    /// 持续推进 no end; reported by period and summed up every year.
    Standing,
}

impl Due {
    /// The last day on which it is still in time. The date stays when it falls on a rest day.
    #[must_use]
    pub const fn last_day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Month(day) => Some(day),
            Self::Standing => None,
        }
    }

    /// The last working day on or before [`Due::last_day`]: the day people should work towards.
    #[must_use]
    pub fn last_working_day(self, calendar: &Calendar) -> Option<Date> {
        self.last_day().map(|day| calendar::working_on_or_before(calendar, day))
    }

    /// 持续推进.
    #[must_use]
    pub const fn is_standing(self) -> bool {
        matches!(self, Self::Standing)
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(day) => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Self::Standing => f.write_str("standing"),
        }
    }
}

impl From<Due> for String {
    fn from(due: Due) -> Self {
        due.to_string()
    }
}

/// The text is neither a day, a month nor `standing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDue;

impl fmt::Display for NotDue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day (2026-12-20), a month (2026-12) or standing")
    }
}

impl std::error::Error for NotDue {}

impl FromStr for Due {
    type Err = NotDue;

    fn from_str(text: &str) -> Result<Self, NotDue> {
        if text == "standing" {
            return Ok(Self::Standing);
        }
        if text.len() == 7 {
            let first: Date = format!("{text}-01").parse().map_err(|_| NotDue)?;
            return Ok(Self::Month(first.last_of_month()));
        }
        text.parse().map(Self::Day).map_err(|_| NotDue)
    }
}

impl TryFrom<String> for Due {
    type Error = NotDue;

    fn try_from(text: String) -> Result<Self, NotDue> {
        text.parse()
    }
}

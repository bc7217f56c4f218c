//! 报告周期: the months or quarters for which a unit reports.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// 报送频次 how often a unit reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// 按月
    Month,
    /// 按季
    Quarter,
}

impl Rhythm {
    /// The period in which `day` lies.
    #[must_use]
    pub fn containing(self, day: Date) -> Period {
        let first = day.first_of_month();
        match self {
            Self::Month => Period { rhythm: self, first },
            Self::Quarter => {
                let month = (first.month() - 1) / 3 * 3 + 1;
                let first = Date::new(first.year(), month, 1).unwrap_or(first);
                Period { rhythm: self, first }
            }
        }
    }
}

/// 期次 one month (`2026-03`) or one quarter (`2026Q1`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    rhythm: Rhythm,
    first: Date,
}

impl Period {
    /// Whether it is a month or a quarter.
    #[must_use]
    pub const fn rhythm(self) -> Rhythm {
        self.rhythm
    }

    /// Its first day.
    #[must_use]
    pub const fn first_day(self) -> Date {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        let months = match self.rhythm {
            Rhythm::Month => 0,
            Rhythm::Quarter => 2,
        };
        self.first.saturating_add(jiff::Span::new().months(months)).last_of_month()
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        self.rhythm.containing(crate::calendar::after(self.last_day()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first, self.rhythm as u8).cmp(&(other.first, other.rhythm as u8))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.rhythm {
            Rhythm::Month => write!(f, "{year:04}-{month:02}"),
            Rhythm::Quarter => write!(f, "{year:04}Q{}", (month + 2) / 3),
        }
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

/// The text is neither `2026-03` nor `2026Q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotPeriod;

impl fmt::Display for NotPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a month (2026-03) or a quarter (2026Q1)")
    }
}

impl std::error::Error for NotPeriod {}

impl FromStr for Period {
    type Err = NotPeriod;

    fn from_str(text: &str) -> Result<Self, NotPeriod> {
        if let Some((year, quarter)) = text.split_once('Q') {
            let year = year.parse().map_err(|_| NotPeriod)?;
            let month = match quarter {
                "1" => 1,
                "2" => 4,
                "3" => 7,
                "4" => 10,
                _ => return Err(NotPeriod),
            };
            let first = Date::new(year, month, 1).map_err(|_| NotPeriod)?;
            return Ok(Self { rhythm: Rhythm::Quarter, first });
        }
        if text.len() != 7 {
            return Err(NotPeriod);
        }
        let first = format!("{text}-01").parse().map_err(|_| NotPeriod)?;
        Ok(Self { rhythm: Rhythm::Month, first })
    }
}

impl TryFrom<String> for Period {
    type Error = NotPeriod;

    fn try_from(text: String) -> Result<Self, NotPeriod> {
        text.parse()
    }
}

//! 日 what a day is and why.

use crate::Holiday;
use jiff::civil::Date;
use std::fmt;
use std::sync::Arc;

/// 缘由 why a day counts or does not. `Display` speaks Chinese, [`Reason::english`] English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// 工作日 Monday to Friday.
    Weekday,
    /// 周末 Saturday or Sunday.
    Weekend,
    /// 放假 a day off by notice.
    Holiday(Arc<Holiday>),
    /// 调休上班 a weekend day worked by notice.
    MakeUp(Arc<Holiday>),
    /// 起算当日不计入, 民法典 art. 201.
    Start,
    /// 自然日 counts whatever day it is.
    CalendarDay,
    /// 按月计算的最后一日, 民法典 art. 202.
    MonthEnd,
    /// 中止 does not count; the words of the suspension.
    Suspended(String),
    /// 停表 the clock stands still from here on, with no end in sight.
    Stopped(String),
    /// 顺延 the last day was a rest day, so this one is, 民法典 art. 203.
    Rolled,
}

impl Reason {
    /// The same in English.
    #[must_use]
    pub fn english(&self) -> String {
        match self {
            Self::Weekday => "working day".to_owned(),
            Self::Weekend => "weekend".to_owned(),
            Self::Holiday(it) => format!("holiday {} ({})", it.name, it.notice.short()),
            Self::MakeUp(it) => format!("weekend day worked for {} ({})", it.name, it.notice.short()),
            Self::Start => "the day it begins does not count".to_owned(),
            Self::CalendarDay => "calendar day".to_owned(),
            Self::MonthEnd => "last day by months".to_owned(),
            Self::Suspended(why) => format!("suspended: {why}"),
            Self::Stopped(why) => format!("the clock stands still: {why}"),
            Self::Rolled => "the last day was a rest day: moved to the next working day".to_owned(),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekday => f.write_str("工作日"),
            Self::Weekend => f.write_str("周末"),
            Self::Holiday(it) => write!(f, "{}放假（{}）", it.name, it.notice.short()),
            Self::MakeUp(it) => write!(f, "{}调休上班（{}）", it.name, it.notice.short()),
            Self::Start => f.write_str("起算当日，不计入"),
            Self::CalendarDay => f.write_str("自然日"),
            Self::MonthEnd => f.write_str("按月计算的最后一日"),
            Self::Suspended(why) => write!(f, "中止：{why}"),
            Self::Stopped(why) => write!(f, "停表，恢复后再算：{why}"),
            Self::Rolled => f.write_str("最后一日是休息日，顺延到此日"),
        }
    }
}

/// 日 one day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Which day.
    pub date: Date,
    /// 工作日.
    pub working: bool,
    /// Why.
    pub reason: Reason,
    /// False where the year's notice is not known: then only weekends are taken as rest days.
    pub certain: bool,
}

/// 逐日说明 one line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which day.
    pub date: Date,
    /// The running number from 1 where the day counts.
    pub counted: Option<u32>,
    /// Why it counts or does not.
    pub reason: Reason,
    /// False where the year's notice is not known.
    pub certain: bool,
}

//! 小时 limits finer than a day: round the clock, or within office hours (`0.5 日`).

use crate::Reason;
use crate::calendar::Calendar;
use jiff::Span;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

/// 办公时间 the hours of a working day within which time counts, a place's own data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeHours(Vec<(Time, Time)>);

impl OfficeHours {
    /// Spans of a day, such as 08:30–12:00 and 13:30–17:00.
    ///
    /// # Errors
    /// What is wrong, in Chinese: no span at all, an end not after its start, spans that overlap or are out of order.
    pub fn new(spans: Vec<(Time, Time)>) -> Result<Self, String> {
        if spans.is_empty() {
            return Err("办公时间为空，请至少写一段。".to_owned());
        }
        if let Some((from, to)) = spans.iter().find(|(from, to)| from >= to) {
            return Err(format!("办公时间 {from} 至 {to} 不成立，止应晚于起。"));
        }
        let pairs = spans.iter().zip(spans.iter().skip(1));
        if let Some(((_, end), (next, _))) = pairs.into_iter().find(|((_, end), (next, _))| next < end) {
            return Err(format!("办公时间前后重叠：前一段到 {end}，后一段从 {next} 起。"));
        }
        Ok(Self(spans))
    }

    /// Minutes of one working day.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        u32::try_from(self.0.iter().map(|(from, to)| minute(*to) - minute(*from)).sum::<i64>()).unwrap_or(0)
    }

    /// A part of a working day given in hundredths (`0.5 日` is 50), rounded up to the whole minute.
    #[must_use]
    pub fn part_of_day(&self, hundredths: u32) -> HourBudget {
        HourBudget::Office { minutes: (self.minutes() * hundredths).div_ceil(100) }
    }
}

/// 时限 an amount of minutes and when they count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HourBudget {
    /// 连续计算 nights and rest days count.
    Continuous {
        /// How many minutes.
        minutes: u32,
    },
    /// 办公时间 only office hours of working days count.
    Office {
        /// How many minutes.
        minutes: u32,
    },
}

/// 中止 time that does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// From this moment.
    pub from: DateTime,
    /// Up to this moment; `None` while nobody knows.
    pub until: Option<DateTime>,
    /// Why.
    pub reason: String,
}

/// 时钟 one limit in hours. It starts at once. Times are local, to the minute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HourClock {
    /// How much time.
    pub budget: HourBudget,
    /// When it starts.
    pub begins_at: DateTime,
    /// What stopped it.
    #[serde(default)]
    pub pauses: Vec<Pause>,
    /// 延长 minutes more, each with its reason.
    #[serde(default)]
    pub extensions: Vec<(u32, String)>,
}

/// 到期 when an hour clock runs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HourDue {
    /// The moment; `None` while the clock stands still with no end in sight.
    pub at: Option<DateTime>,
    /// False where a day on the way lies in a year whose notice is not known.
    pub certain: bool,
    /// Day by day.
    pub explanation: Vec<HourStep>,
}

/// 逐日说明 how much of one day counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HourStep {
    /// Which day.
    pub date: Date,
    /// Minutes of it that counted.
    pub minutes: u32,
    /// What the day is, or why nothing of it counted.
    pub reason: Reason,
    /// False where the year's notice is not known.
    pub certain: bool,
}

const DAY: i64 = 24 * 60;

impl HourClock {
    /// When it runs out. `office` is only asked for a budget of office minutes.
    #[must_use]
    pub fn due(&self, calendar: &Calendar, office: &OfficeHours) -> HourDue {
        let (budget, within) = match self.budget {
            HourBudget::Continuous { minutes } => (minutes, None),
            HourBudget::Office { minutes } => (minutes, Some(office)),
        };
        let mut left = i64::from(budget) + self.extensions.iter().map(|(more, _)| i64::from(*more)).sum::<i64>();
        let mut due = HourDue { at: None, certain: true, explanation: Vec::new() };
        let mut date = self.begins_at.date();
        loop {
            let (spans, reason, certain) = Self::open(date, calendar, within);
            let spans = self.without_pauses(date, spans);
            let had = left;
            for (from, to) in spans {
                if to - from >= left {
                    due.at = moment(date, from + left);
                    left = 0;
                    break;
                }
                left -= to - from;
            }
            let minutes = u32::try_from(had - left).unwrap_or(0);
            let stopped = self.stopped_before(date).filter(|_| due.at.is_none());
            let reason = stopped.map_or(reason, |pause| Reason::Stopped(pause.reason.clone()));
            due.explanation.push(HourStep { date, minutes, reason, certain });
            due.certain &= certain;
            let (None, None, Ok(next)) = (due.at, stopped, date.tomorrow()) else { return due };
            date = next;
        }
    }

    /// The minutes of `date` within which time counts, the day's nature, and whether that is known.
    fn open(date: Date, calendar: &Calendar, office: Option<&OfficeHours>) -> (Vec<(i64, i64)>, Reason, bool) {
        let Some(office) = office else { return (vec![(0, DAY)], Reason::CalendarDay, true) };
        let day = calendar.day(date);
        let spans = office.0.iter().filter(|_| day.working).map(|(from, to)| (minute(*from), minute(*to)));
        (spans.collect(), day.reason, day.certain)
    }

    fn without_pauses(&self, date: Date, spans: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
        let begins = since(date, self.begins_at);
        let mut spans: Vec<_> =
            spans.into_iter().map(|(from, to)| (from.max(begins), to)).filter(|(from, to)| from < to).collect();
        for pause in &self.pauses {
            let from = since(date, pause.from);
            let until = pause.until.map_or(i64::MAX, |until| since(date, until));
            spans = spans
                .into_iter()
                .flat_map(|(start, end)| [(start, end.min(from)), (start.max(until), end)])
                .filter(|(start, end)| start < end)
                .collect();
        }
        spans
    }

    /// An endless pause that has begun by the end of `date`.
    fn stopped_before(&self, date: Date) -> Option<&Pause> {
        self.pauses.iter().find(|pause| pause.until.is_none() && since(date, pause.from) < DAY)
    }
}

fn minute(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

/// Minutes from the midnight that begins `date` to `at`, negative before it.
fn since(date: Date, at: DateTime) -> i64 {
    let days = at.date().duration_since(date).as_hours() / 24;
    days * DAY + minute(at.time())
}

fn moment(date: Date, minutes: i64) -> Option<DateTime> {
    date.at(0, 0, 0, 0).checked_add(Span::new().try_minutes(minutes).ok()?).ok()
}

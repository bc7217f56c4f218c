//! 期限 a legal or promised limit in whole days, with what stops and what extends it.
//!
//! Rounding is named: a limit in months ends on the same day of the target month, or on that month's last day
//! where there is none (民法典 art. 202).

use crate::calendar::Calendar;
use crate::day::{Reason, Step};
use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::Source;

/// 单位 what a limit counts. A year is twelve months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 工作日
    WorkingDay,
    /// 自然日
    CalendarDay,
    /// 月
    Month,
}

/// 时限 how much time there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// How many units.
    pub amount: u16,
    /// Of what.
    pub unit: Unit,
}

/// 起算 which day is the first that counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// 次日起算 the ordinary rule, 民法典 art. 201.
    #[default]
    NextDay,
    /// 当日起算 where the rule says so, as for a publication that runs from its own day.
    SameDay,
}

/// 期满 what happens where the last day is a rest day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LastDay {
    /// It stays.
    #[default]
    Stays,
    /// 顺延 it moves to the next working day, 民法典 art. 203; only for limits within which somebody must act.
    NextWorkingDay,
}

/// 中止 days that do not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suspension {
    /// The first day that does not count.
    pub from: Date,
    /// The last day that does not count; `None` while nobody knows.
    pub to: Option<Date>,
    /// Why, as told to the applicant: `听证`.
    pub reason: String,
    /// The rule that leaves this time out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cites: Option<Source>,
}

/// 延长 more time, in the unit of the limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// How many units more.
    pub amount: u16,
    /// Why.
    pub reason: String,
    /// The rule that allows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cites: Option<Source>,
}

/// 时钟 one limit that runs on one docket. Several may run at once; each is a value of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// How much time.
    pub budget: Budget,
    /// The day of the event that starts it.
    pub begins_on: Date,
    /// Which day counts first.
    #[serde(default)]
    pub start: Start,
    /// What a rest day at the end does.
    #[serde(default)]
    pub last_day: LastDay,
    /// What stopped it. The days that really were left out count, not those that were asked for.
    #[serde(default)]
    pub suspensions: Vec<Suspension>,
    /// What lengthened it.
    #[serde(default)]
    pub extensions: Vec<Extension>,
}

/// 到期 when a clock runs out, and how that comes about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The last day in time; `None` while the clock stands still with no end in sight.
    pub on: Option<Date>,
    /// False where a day on the way lies in a year whose notice is not known.
    pub certain: bool,
    /// Day by day; for months the days that matter.
    pub explanation: Vec<Step>,
}

impl Clock {
    /// A clock that starts the day after `begins_on`, never stopped.
    #[must_use]
    pub const fn new(amount: u16, unit: Unit, begins_on: Date) -> Self {
        Self {
            budget: Budget { amount, unit },
            begins_on,
            start: Start::NextDay,
            last_day: LastDay::Stays,
            suspensions: Vec::new(),
            extensions: Vec::new(),
        }
    }

    /// The budget with its extensions.
    #[must_use]
    pub fn amount(&self) -> u32 {
        self.extensions.iter().map(|more| u32::from(more.amount)).sum::<u32>() + u32::from(self.budget.amount)
    }

    /// When it runs out.
    #[must_use]
    pub fn due(&self, calendar: &Calendar) -> Due {
        let mut walk = Walk { clock: self, calendar, steps: Vec::new(), certain: true };
        let on = match self.budget.unit {
            Unit::Month => walk.months(),
            Unit::WorkingDay | Unit::CalendarDay => walk.days(),
        };
        let on = on.and_then(|last| walk.roll(last));
        Due { on, certain: walk.certain, explanation: walk.steps }
    }

    fn suspended(&self, day: Date) -> Option<&Suspension> {
        self.suspensions.iter().find(|it| it.from <= day && it.to.is_none_or(|to| day <= to))
    }

    /// A suspension without an end that has begun by `day`.
    fn stopped(&self, day: Date) -> Option<&Suspension> {
        self.suspensions.iter().find(|it| it.to.is_none() && it.from <= day)
    }
}

struct Walk<'a> {
    clock: &'a Clock,
    calendar: &'a Calendar,
    steps: Vec<Step>,
    certain: bool,
}

impl Walk<'_> {
    fn push(&mut self, date: Date, counted: Option<u32>, reason: Reason, certain: bool) {
        self.certain &= certain;
        self.steps.push(Step { date, counted, reason, certain });
    }

    /// The first day that may count.
    fn first(&mut self) -> Option<Date> {
        match self.clock.start {
            Start::SameDay => Some(self.clock.begins_on),
            Start::NextDay => {
                self.push(self.clock.begins_on, None, Reason::Start, true);
                self.clock.begins_on.tomorrow().ok()
            }
        }
    }

    /// Tells that `day` does not count, if so. `None` where the clock stands still from then on.
    fn skips(&mut self, day: Date) -> Option<bool> {
        if let Some(open) = self.clock.stopped(day) {
            self.push(day, None, Reason::Stopped(open.reason.clone()), true);
            return None;
        }
        let Some(suspension) = self.clock.suspended(day) else { return Some(false) };
        self.push(day, None, Reason::Suspended(suspension.reason.clone()), true);
        Some(true)
    }

    fn days(&mut self) -> Option<Date> {
        let amount = self.clock.amount();
        if amount == 0 {
            return Some(self.clock.begins_on);
        }
        let mut at = self.first()?;
        let mut counted = 0;
        loop {
            if !self.skips(at)? {
                if self.clock.budget.unit == Unit::CalendarDay {
                    counted += 1;
                    self.push(at, Some(counted), Reason::CalendarDay, true);
                } else {
                    let day = self.calendar.day(at);
                    counted += u32::from(day.working);
                    self.push(at, day.working.then_some(counted), day.reason, day.certain);
                }
            }
            if counted == amount {
                return Some(at);
            }
            at = at.tomorrow().ok()?;
        }
    }

    /// The end by months, then one day more for every day left out before it.
    fn months(&mut self) -> Option<Date> {
        let begins = self.clock.begins_on;
        let first = self.first()?;
        let months = i32::try_from(self.clock.amount()).ok()?;
        let target = begins.checked_add(Span::new().try_months(months).ok()?).ok()?;
        // Begun on the day itself, the span ends the day before the same day; a month that lacks that day ends it.
        let before = self.clock.start == Start::SameDay && target.day() == begins.day();
        let mut end = if before { target.yesterday().ok()? } else { target };
        let mut at = first;
        while at <= end {
            if self.skips(at)? {
                end = end.tomorrow().ok()?;
            }
            at = at.tomorrow().ok()?;
        }
        self.push(end, Some(self.clock.amount()), Reason::MonthEnd, true);
        Some(end)
    }

    /// 顺延 where the last day is a rest day and the rule moves it.
    fn roll(&mut self, last: Date) -> Option<Date> {
        if self.clock.last_day == LastDay::Stays || self.clock.budget.unit == Unit::WorkingDay {
            return Some(last);
        }
        let mut at = last;
        loop {
            let day = self.calendar.day(at);
            if at > last && self.skips(at)? {
                at = at.tomorrow().ok()?;
                continue;
            }
            if day.working {
                self.certain &= day.certain;
                if at > last {
                    self.push(at, None, Reason::Rolled, day.certain);
                }
                return Some(at);
            }
            self.push(at, None, day.reason, day.certain);
            at = at.tomorrow().ok()?;
        }
    }
}

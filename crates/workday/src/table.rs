//! The arithmetic behind the calendar: every day's place in the order of working days, computed once.
//!
//! Outside the years loaded the same numbers come from a formula (Monday to Friday), so that no question needs a
//! loop and none is without an answer; the calendar marks such answers as not certain.

use crate::notice::{Holiday, Year};
use jiff::Span;
use jiff::civil::{Date, Weekday, date};
use std::collections::BTreeMap;
use std::sync::Arc;

/// 调整 a day on which a notice departs from the plain week.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The holiday it belongs to.
    pub holiday: Arc<Holiday>,
    /// 调休上班 rather than a day off.
    pub worked: bool,
}

/// Everything computed from the notices.
#[derive(Debug, Default)]
pub struct Table {
    /// The notices, by year.
    pub years: BTreeMap<i16, Year>,
    marks: BTreeMap<Date, Mark>,
    /// Number of the day of `places[0]`.
    first: i64,
    /// For each day of the span, how many working days there are up to and including it.
    places: Vec<i64>,
    /// The working days of the span in order; the place of `days[0]` is `before + 1`.
    days: Vec<Date>,
    before: i64,
}

impl Table {
    /// Computes the table. Later notices win where two years speak of one day.
    pub fn new(years: BTreeMap<i16, Year>) -> Self {
        let mut marks = BTreeMap::new();
        for holiday in years.values().flat_map(|year| &year.holidays) {
            let mut day = holiday.from;
            while day <= holiday.to {
                marks.insert(day, Mark { holiday: Arc::clone(holiday), worked: false });
                let Ok(next) = day.tomorrow() else { break };
                day = next;
            }
            for day in &holiday.worked {
                marks.insert(*day, Mark { holiday: Arc::clone(holiday), worked: true });
            }
        }
        let mut table = Self { years, marks, ..Self::default() };
        table.fill();
        table
    }

    fn fill(&mut self) {
        let (Some((first, _)), Some((last, _))) = (self.years.first_key_value(), self.years.last_key_value()) else {
            return;
        };
        // A notice reaches into the December before it.
        let mut day = date(first - 1, 1, 1);
        let end = date(*last, 12, 31);
        self.first = number(day);
        self.before = weekdays(self.first - 1);
        let mut place = self.before;
        while day <= end {
            let working = self.marks.get(&day).map_or_else(|| !weekend(day), |mark| mark.worked);
            if working {
                place += 1;
                self.days.push(day);
            }
            self.places.push(place);
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
    }

    /// What a notice says of this very day.
    pub fn mark(&self, day: Date) -> Option<&Mark> {
        self.marks.get(&day)
    }

    /// Number of working days up to and including `day`, counted from a fixed day long ago.
    pub fn place(&self, day: Date) -> i64 {
        self.place_of(number(day))
    }

    /// The same for the day before `day`.
    pub fn place_before(&self, day: Date) -> i64 {
        self.place_of(number(day) - 1)
    }

    fn place_of(&self, number: i64) -> i64 {
        let at = number - self.first;
        match (usize::try_from(at), self.places.last()) {
            (Ok(at), Some(last)) => self.places.get(at).copied().unwrap_or_else(|| {
                let end = self.first + self.places.len() as i64 - 1;
                last + weekdays(number) - weekdays(end)
            }),
            _ => weekdays(number),
        }
    }

    /// The working day that has this place. Before the first or after the last day there is: that day.
    pub fn day_at(&self, place: i64) -> Date {
        let at = place - self.before - 1;
        if at < 0 || self.days.is_empty() {
            return day_of(weekday_at(place));
        }
        if let Some(day) = usize::try_from(at).ok().and_then(|at| self.days.get(at)) {
            return *day;
        }
        let end = self.first + self.places.len() as i64 - 1;
        let last = self.places.last().copied().unwrap_or(self.before);
        day_of(weekday_at(place.saturating_sub(last).saturating_add(weekdays(end))))
    }
}

/// Saturday or Sunday.
pub fn weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

const MONDAY: i64 = -3; // 1969-12-29, with 1970-01-01 as day 0

/// Days since 1970-01-01, by the usual arithmetic of the Gregorian calendar with the year begun in March.
fn number(day: Date) -> i64 {
    let (month, date) = (i64::from(day.month()), i64::from(day.day()));
    let year = i64::from(day.year()) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + date - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn day_of(number: i64) -> Date {
    // Span holds about ±7 million days; every date there is lies within it.
    let days = number.clamp(-7_000_000, 7_000_000);
    date(1970, 1, 1).saturating_add(Span::new().days(days))
}

/// Mondays to Fridays from 1969-12-29 up to and including the day of this number.
fn weekdays(number: i64) -> i64 {
    let since = number - MONDAY;
    since.div_euclid(7) * 5 + (since.rem_euclid(7) + 1).min(5)
}

/// The number of the Monday to Friday that is the `place`-th.
fn weekday_at(place: i64) -> i64 {
    let since = place.saturating_sub(1);
    (since.div_euclid(5).saturating_mul(7)).saturating_add(since.rem_euclid(5) + MONDAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_agree_with_the_calendar_of_jiff() {
        let epoch = date(1970, 1, 1);
        for day in ["0001-01-01", "1899-12-31", "1970-01-01", "2000-02-29", "2026-11-24", "9999-12-31"] {
            let day: Date = day.parse().unwrap();
            assert_eq!(number(day), i64::from((day - epoch).get_days()), "{day}");
            assert_eq!(day_of(number(day)), day);
        }
        for step in -3_000..3_000 {
            assert_eq!(number(day_of(step * 13)), step * 13);
        }
    }

    #[test]
    fn the_formula_counts_what_a_walk_counts() {
        let mut walked = weekdays(-800);
        for number in -799..800 {
            walked += i64::from(!weekend(day_of(number)));
            assert_eq!(weekdays(number), walked, "{}", day_of(number));
            if !weekend(day_of(number)) {
                assert_eq!(weekday_at(walked), number);
            }
        }
    }
}

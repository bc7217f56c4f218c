//! 日历 which days are worked, and arithmetic on them.

use crate::day::{Day, Reason, Step};
use crate::notice::{self, Year};
use crate::table::{Table, weekend};
use crate::{Fault, Notice, embedded};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

static EMBEDDED: LazyLock<Calendar> = LazyLock::new(|| {
    let years = embedded::FILES.iter().filter_map(|(file, text)| notice::read(file, text).ok());
    Calendar::of(years.map(|year| (year.year, year)).collect())
});

/// 回答 a value and whether it rests on notices alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer<T> {
    /// The answer.
    pub value: T,
    /// False where it touches a year whose notice is not known. A later notice may change the answer.
    pub certain: bool,
}

/// 说明 how a day was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The day reached.
    pub on: Date,
    /// Whether every day on the way rests on a notice.
    pub certain: bool,
    /// Day by day.
    pub steps: Vec<Step>,
}

/// 日历 the working days of the country. Cheap to clone; a value, so that two calendars never mix.
///
/// A year is known once its own notice is loaded. A notice also settles days in the December before it, so the
/// last days of a known year can still move when the next notice comes; whoever keeps due dates recomputes them
/// then.
#[derive(Clone)]
pub struct Calendar(Arc<Table>);

impl Calendar {
    /// The notices that the program carries. A file that cannot be read would leave its year unknown, never wrong;
    /// a test proves that all of them can.
    #[must_use]
    pub fn embedded() -> Self {
        EMBEDDED.clone()
    }

    /// A calendar from files of holidays, each given as name and text.
    ///
    /// # Errors
    /// Everything that is wrong with the files, with line numbers.
    pub fn load<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<Fault>> {
        let mut years = BTreeMap::new();
        let mut faults = Vec::new();
        for (file, text) in files {
            match notice::read(file, text) {
                Ok(year) if years.contains_key(&year.year) => faults.push(Fault {
                    file: file.to_owned(),
                    line: 1,
                    code: "twice",
                    message: format!("{} 年已有一份安排，请留一份。", year.year),
                }),
                Ok(year) => {
                    years.insert(year.year, year);
                }
                Err(found) => faults.extend(found),
            }
        }
        if faults.is_empty() { Ok(Self::of(years)) } else { Err(faults) }
    }

    /// This calendar and one more notice, which replaces an older one for the same year.
    ///
    /// # Errors
    /// Everything that is wrong with the file, with line numbers.
    pub fn with(&self, file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let year = notice::read(file, text)?;
        let mut years = self.0.years.clone();
        years.insert(year.year, year);
        Ok(Self::of(years))
    }

    fn of(years: BTreeMap<i16, Year>) -> Self {
        Self(Arc::new(Table::new(years)))
    }

    /// The years whose notices are known, in order.
    pub fn years(&self) -> impl Iterator<Item = i16> + '_ {
        self.0.years.keys().copied()
    }

    /// Whether the notice of this year is known.
    #[must_use]
    pub fn knows(&self, year: i16) -> bool {
        self.0.years.contains_key(&year)
    }

    /// The papers that set this year's holidays, in the order in which they come up.
    #[must_use]
    pub fn notices(&self, year: i16) -> Vec<Arc<Notice>> {
        let mut found: Vec<Arc<Notice>> = Vec::new();
        for holiday in self.0.years.get(&year).into_iter().flat_map(|year| &year.holidays) {
            if !found.contains(&holiday.notice) {
                found.push(Arc::clone(&holiday.notice));
            }
        }
        found
    }

    /// Whether people work on this day.
    #[must_use]
    pub fn is_working(&self, date: Date) -> bool {
        self.0.place(date) > self.0.place_before(date)
    }

    /// What this day is and why.
    #[must_use]
    pub fn day(&self, date: Date) -> Day {
        let (working, reason) = match self.0.mark(date) {
            Some(mark) if mark.worked => (true, Reason::MakeUp(Arc::clone(&mark.holiday))),
            Some(mark) => (false, Reason::Holiday(Arc::clone(&mark.holiday))),
            None if weekend(date) => (false, Reason::Weekend),
            None => (true, Reason::Weekday),
        };
        Day { date, working, reason, certain: self.knows(date.year()) }
    }

    /// The days from `from` to `to`, both included.
    pub fn days(&self, from: Date, to: Date) -> impl Iterator<Item = Day> + '_ {
        let mut at = Some(from).filter(|from| *from <= to);
        std::iter::from_fn(move || {
            let date = at?;
            at = date.tomorrow().ok().filter(|next| *next <= to);
            Some(self.day(date))
        })
    }

    /// The first working day after `date`.
    #[must_use]
    pub fn next(&self, date: Date) -> Answer<Date> {
        self.add(date, 1)
    }

    /// The last working day before `date`.
    #[must_use]
    pub fn previous(&self, date: Date) -> Answer<Date> {
        self.add(date, -1)
    }

    /// `date` itself if it is worked, else the first working day after it.
    #[must_use]
    pub fn on_or_after(&self, date: Date) -> Answer<Date> {
        let value = self.0.day_at(self.0.place_before(date).saturating_add(1));
        Answer { value, certain: self.certain(date, value) }
    }

    /// `date` itself if it is worked, else the last working day before it.
    #[must_use]
    pub fn on_or_before(&self, date: Date) -> Answer<Date> {
        let value = self.0.day_at(self.0.place(date));
        Answer { value, certain: self.certain(value, date) }
    }

    /// The `n`-th working day after `date`; the day after `date` is the first that can count. With a negative `n`
    /// the same backwards; with 0 `date` itself, worked or not.
    #[must_use]
    pub fn add(&self, date: Date, n: i64) -> Answer<Date> {
        let value = match n {
            0 => date,
            1.. => self.0.day_at(self.0.place(date).saturating_add(n)),
            _ => self.0.day_at(self.0.place_before(date).saturating_add(n).saturating_add(1)),
        };
        Answer { value, certain: n == 0 || self.between(date, value) }
    }

    /// Number of working days after `from` up to `to`: `from` is left out, `to` counts. So
    /// `count(d, add(d, n)) == n`. Where `to` is earlier, the days from `to` to the day before `from`, negative.
    #[must_use]
    pub fn count(&self, from: Date, to: Date) -> Answer<i64> {
        let value = if to >= from {
            self.0.place(to) - self.0.place(from)
        } else {
            self.0.place_before(to) - self.0.place_before(from)
        };
        Answer { value, certain: from == to || self.between(from, to) }
    }

    /// [`Calendar::add`], day by day.
    #[must_use]
    pub fn explain(&self, date: Date, n: i64) -> Explanation {
        let Answer { value: on, certain } = self.add(date, n);
        let mut steps = vec![Step { date, counted: None, reason: Reason::Start, certain: true }];
        let mut at = date;
        let mut counted = 0;
        while at != on {
            let Ok(next) = (if n > 0 { at.tomorrow() } else { at.yesterday() }) else { break };
            at = next;
            let day = self.day(at);
            counted += u32::from(day.working);
            let number = day.working.then_some(counted);
            steps.push(Step { date: at, counted: number, reason: day.reason, certain: day.certain });
        }
        Explanation { on, certain, steps }
    }

    /// Whether all days strictly beyond `from` on the way to `to`, and `to`, lie in known years.
    fn between(&self, from: Date, to: Date) -> bool {
        if from <= to {
            self.certain(from.tomorrow().unwrap_or(from), to)
        } else {
            self.certain(to, from.yesterday().unwrap_or(from))
        }
    }

    fn certain(&self, first: Date, last: Date) -> bool {
        (first.year()..=last.year()).all(|year| self.knows(year))
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Calendar").field(&self.0.years.keys().collect::<Vec<_>>()).finish()
    }
}

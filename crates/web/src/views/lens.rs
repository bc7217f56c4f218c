//! 眼光 for whom and for which day something is shown.

use crate::visit::Visit;
use jiff::civil::Date;
use ledger::{Due, Period};
use office::{Count, directory::Directory, policy::Policy};
use pages::{
    Words,
    part::{self, Choice, UnitRef},
};
use vocab::UnitId;

/// 眼光 what every view needs besides the thing itself.
pub struct Lens<'a> {
    /// Words of the reader's language.
    pub w: Words,
    /// Today in China.
    pub today: Date,
    /// Names.
    pub directory: &'a Directory,
    /// Calendar and rules.
    pub policy: Policy,
    /// Whether texts are shown with the personal data in them.
    pub in_full: bool,
}

impl<'a> Lens<'a> {
    /// For this visit; personal data in texts is masked.
    #[must_use]
    pub fn new(visit: &Visit, directory: &'a Directory) -> Self {
        let policy = visit.office().policy();
        Self { w: visit.words(), today: visit.today(), directory, policy, in_full: false }
    }

    /// The text as this reader may see it.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        if self.in_full { text.to_owned() } else { vocab::personal::mask(text) }
    }

    /// A unit with its name.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> UnitRef {
        UnitRef { id, name: self.directory.unit(id).to_owned() }
    }

    /// 时限 in words: a day, a month, 持续推进.
    #[must_use]
    pub fn due(&self, due: Due) -> String {
        match due {
            Due::Day(day) => self.w.date(&day),
            Due::Month(day) => self.w.month(day),
            Due::Standing => self.w.t("due-standing"),
        }
    }

    /// 期次 in words: `2026年3月`, `2026年第1季度`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        self.w.period(&period.to_string())
    }

    /// Working days from today to `day`: 0 today, negative when past.
    #[must_use]
    pub fn left(&self, day: Date) -> i32 {
        let calendar = self.policy.calendar();
        let left = if day >= self.today {
            calendar.count(self.today, day).value
        } else {
            // Past is past, also where no working day lies between.
            -calendar.count(day, self.today).value.max(1)
        };
        i32::try_from(left).unwrap_or(i32::MAX)
    }

    /// The units that work can be given to.
    #[must_use]
    pub fn units(&self) -> Vec<Choice> {
        self.directory.units().filter(|it| it.active).map(|it| Choice::new(it.id, &it.short)).collect()
    }
}

/// A number of the store as pages show it.
#[must_use]
pub fn count(count: Count) -> part::Count {
    part::Count { n: number(count.least), more: count.more }
}

/// A number that pages can show.
#[must_use]
pub fn number(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

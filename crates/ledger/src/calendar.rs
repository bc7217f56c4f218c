//! The few questions that the ledger asks of the calendar.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use workday::Calendar;

/// The day in China at `at`; the whole country has kept UTC+8 without summer time since 1991.
pub fn day_of(at: Timestamp) -> Date {
    Offset::constant(8).to_datetime(at).date()
}

/// The day after `day`; the last day of all stays where it is.
pub fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// `day` and `count` calendar days.
pub fn plus(day: Date, count: u32) -> Date {
    // Beyond the calendar's end: its last day. A span takes at most some seven million days.
    let count = i32::try_from(count).unwrap_or(i32::MAX).min(7_000_000);
    day.saturating_add(jiff::Span::new().days(count))
}

/// The last working day on or before `day`.
pub fn working_on_or_before(calendar: &Calendar, day: Date) -> Date {
    calendar.on_or_before(day).value
}

/// The first working day on or after `day`.
pub fn working_on_or_after(calendar: &Calendar, day: Date) -> Date {
    calendar.on_or_after(day).value
}

/// The working day `count` working days before `day`.
pub fn working_days_before(calendar: &Calendar, day: Date, count: u32) -> Date {
    calendar.add(day, -i64::from(count)).value
}

/// The working day `count` working days after `day`.
pub fn working_days_after(calendar: &Calendar, day: Date, count: u32) -> Date {
    calendar.add(day, i64::from(count)).value
}

/// Working days after `from` up to and including `to`.
pub fn working_days_between(calendar: &Calendar, from: Date, to: Date) -> i64 {
    calendar.count(from, to).value
}

/// Whether the holidays of that day's year are announced.
pub fn knows(calendar: &Calendar, day: Date) -> bool {
    calendar.knows(day.year())
}

/// `count` calendar days before `day`.
pub fn before(day: Date, count: u32) -> Date {
    let count = i32::try_from(count).unwrap_or(i32::MAX).min(7_000_000);
    day.saturating_sub(jiff::Span::new().days(count))
}

/// Calendar days from `from` to `to`.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

//! Days as people type them: 2026-12-31, 2026.12.31, 2026年12月31日, 12.31, 12月31日, 12月底.

use jiff::civil::Date;
use ledger::Due;

/// The day that `text` means; without a year the year of `today`. `None` when it is no day.
#[must_use]
pub fn read(text: &str, today: Date) -> Option<Date> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(month) = text.strip_suffix("月底") {
        let (year, month) = match month.split_once('年') {
            Some((year, month)) => (year.parse().ok()?, month.parse().ok()?),
            None => (today.year(), month.parse().ok()?),
        };
        return Some(Date::new(year, month, 1).ok()?.last_of_month());
    }
    let numbers: Vec<i16> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let strange = text.chars().any(|c| !c.is_ascii_digit() && !"-./年月日号".contains(c));
    match (strange, numbers.as_slice()) {
        (false, [year, month, day]) if *year > 1900 => {
            Date::new(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()
        }
        (false, [month, day]) if *month <= 12 => {
            Date::new(today.year(), i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok()
        }
        _ => None,
    }
}

/// 时限 as people write it: a day, a month (2026年12月, 2026-12), or 持续推进 for what has no end.
#[must_use]
pub fn due(text: &str, today: Date) -> Option<Due> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if matches!(text.as_str(), "持续推进" | "长期坚持" | "standing") {
        return Some(Due::Standing);
    }
    if let Some(day) = read(&text, today) {
        return Some(Due::Day(day));
    }
    let month =
        text.strip_suffix('月').or(Some(&text).filter(|it| it.contains(['-', '.', '/'])).map(String::as_str))?;
    let (year, month) = month.split_once(['年', '-', '.', '/'])?;
    let (year, month): (i16, i8) = (year.parse().ok()?, month.parse().ok()?);
    let first = Date::new(year, month, 1).ok().filter(|_| year > 1900)?;
    Some(Due::Month(first.last_of_month()))
}

/// 时限 as it can be typed again.
#[must_use]
pub fn typed(due: Due) -> String {
    match due {
        Due::Standing => "持续推进".to_owned(),
        due => due.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_people_write_them() {
        let today = date(2026, 11, 24);
        for text in
            ["2026-12-31", "2026.12.31", "2026年12月31日", "12.31", "12月31日", "12月底", "2026年12月底", "2026/12/31"]
        {
            assert_eq!(read(text, today), Some(date(2026, 12, 31)), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_guessed() {
        let today = date(2026, 11, 24);
        for text in ["", "年底", "2026", "13.1", "2026-02-30", "明天", "12月", "1-2-3-4"] {
            assert_eq!(read(text, today), None, "{text}");
        }
    }

    #[test]
    fn a_due_day_is_a_day_a_month_or_no_end() {
        let today = date(2026, 11, 24);
        for text in ["2026年12月", "2026-12", "2026.12"] {
            assert_eq!(due(text, today), Some(Due::Month(date(2026, 12, 31))), "{text}");
        }
        assert_eq!(due("12月底", today), Some(Due::Day(date(2026, 12, 31))));
        assert_eq!(due(" 持续推进 ", today), Some(Due::Standing));
        for text in ["", "年底前", "2026年13月", "尽快"] {
            assert_eq!(due(text, today), None, "{text}");
        }
    }

    #[test]
    fn what_is_typed_again_is_read_as_the_same() {
        let today = date(2026, 11, 24);
        for one in [Due::Standing, Due::Month(date(2027, 2, 28)), Due::Day(date(2027, 2, 28))] {
            assert_eq!(due(&typed(one), today), Some(one));
        }
    }
}

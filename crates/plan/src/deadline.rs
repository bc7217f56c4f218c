//! 时限 words of a deadline in normal form; precision stays, an open end keeps its words.

use jiff::civil::Date;

use crate::dictionary::LABELS;
use crate::label::han_number;
use crate::plan::{Deadline, Span};
use crate::source::{find, has_any, starts_with};

/// What a text says about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    Given(i8),
    Last,
    None,
}

#[derive(Clone, Copy, Debug)]
struct Found {
    year: Option<i16>,
    month: Option<i8>,
    day: Day,
}

/// Reads a deadline. `folded` is the text in plain form, `text` as written.
pub(crate) fn read(folded: &[char], text: String, span: Span, year: Option<i16>) -> Deadline {
    let bare: Vec<char> = folded.iter().copied().filter(|c| *c != ' ').collect();
    let found = last_date(&bare).or_else(|| relative(&bare));
    let normal = found.and_then(|found| normal(found, year));
    let Some((normal, due, year_inferred)) = normal else {
        let word = open_ended(&bare);
        let normal = if found.is_some() { String::new() } else { word.map_or_else(String::new, |_| text.clone()) };
        return Deadline { normal, text, due: None, year_inferred: false, span };
    };
    Deadline { normal, text, due, year_inferred, span }
}

/// Whether a clause names a day, a month or an open end and little else.
pub(crate) fn is_date(folded: &[char]) -> bool {
    let bare: Vec<char> = folded.iter().copied().filter(|c| *c != ' ').collect();
    bare.len() <= 20 && (last_date(&bare).or_else(|| relative(&bare)).is_some() || open_ended(&bare).is_some())
}

/// The word of an open end that the text holds.
fn open_ended(bare: &[char]) -> Option<&'static str> {
    LABELS.open_ended.words.iter().map(String::as_str).find(|word| find(bare, word, 0).is_some())
}

/// The normal form, the last day, and whether the year was inferred.
fn normal(found: Found, hint: Option<i16>) -> Option<(String, Option<Date>, bool)> {
    let year = found.year.or(hint)?;
    let inferred = found.year.is_none();
    let Some(month) = found.month else {
        let due = Date::new(year, 12, 31).ok();
        return match found.day {
            Day::None => Some((format!("{year:04}"), due, inferred)),
            _ => Some((format!("{year:04}-12-31"), due, inferred)),
        };
    };
    let last = Date::new(year, month, 1).ok()?.last_of_month();
    match found.day {
        Day::None => Some((format!("{year:04}-{month:02}"), Some(last), inferred)),
        Day::Last => Some((last.to_string(), Some(last), inferred)),
        Day::Given(day) => {
            let due = Date::new(year, month, day).ok()?;
            Some((due.to_string(), Some(due), inferred))
        }
    }
}

/// The last date of a text (即日起至2022年6月: the end counts).
fn last_date(text: &[char]) -> Option<Found> {
    let mut last = None;
    let mut i = 0;
    while i < text.len() {
        let fresh = i == 0 || !is_digit(text.get(i - 1).copied().unwrap_or(' '));
        match fresh.then(|| date_at(text, i)).flatten() {
            Some((found, length)) => {
                last = Some(found);
                i += length.max(1);
            }
            None => i += 1,
        }
    }
    last
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "〇○零一二三四五六七八九十".contains(c)
}

/// A year of four digits, Arabic or Chinese.
fn year_at(text: &[char], at: usize) -> Option<i16> {
    let digit = |c: char| {
        c.to_digit(10).or_else(|| match c {
            '〇' | '○' | '零' => Some(0),
            _ => "零一二三四五六七八九".chars().position(|d| d == c).and_then(|n| u32::try_from(n).ok()),
        })
    };
    let digits: Vec<u32> = text.iter().skip(at).take(4).filter_map(|&c| digit(c)).collect();
    (digits.len() == 4).then_some(())?;
    let year = i16::try_from(digits.iter().fold(0, |n, d| n * 10 + d)).ok()?;
    (1949..=2100).contains(&year).then_some(year)
}

fn small(text: &[char], at: usize, most: i8) -> Option<(i8, usize)> {
    let digits: String = text.iter().skip(at).take(3).take_while(|c| c.is_ascii_digit()).collect();
    let (n, length) = match digits.len() {
        1 | 2 => (digits.parse().ok()?, digits.len()),
        0 => han_number(text, at).and_then(|(n, length)| Some((i8::try_from(n).ok()?, length)))?,
        _ => return None,
    };
    (1..=most).contains(&n).then_some((n, length))
}

fn date_at(text: &[char], at: usize) -> Option<(Found, usize)> {
    let mut i = at;
    let year = year_at(text, i).filter(|_| matches!(text.get(i + 4), Some('年' | '.' | '-' | '/')));
    if year.is_some() {
        i += 4;
        if text.get(i) == Some(&'年') {
            i += 1;
            i += usize::from(text.get(i) == Some(&'度'));
            if starts_with(text, i, "底") || starts_with(text, i, "末") || starts_with(text, i, "年底") {
                return Some((Found { year, month: None, day: Day::Last }, i + 1 - at));
            }
        } else {
            let (month, length) = small(text, i + 1, 12)?;
            i += 1 + length;
            let day = matches!(text.get(i), Some('.' | '-' | '/')).then(|| small(text, i + 1, 31)).flatten();
            let more = day.map_or(0, |(_, length)| 1 + length);
            let day = day.map_or(Day::None, |(day, _)| Day::Given(day));
            return Some((Found { year, month: Some(month), day }, i + more - at));
        }
    }
    if let Some((found, end)) = quarter(text, i, year) {
        return Some((found, end - at));
    }
    let Some((month, length)) = small(text, i, 12).filter(|(_, length)| text.get(i + length) == Some(&'月')) else {
        return year.map(|_| (Found { year, month: None, day: Day::None }, i - at));
    };
    i += length + 1;
    i += usize::from(text.get(i) == Some(&'份'));
    let (day, more) = day_at(text, i);
    Some((Found { year, month: Some(month), day }, i + more - at))
}

fn day_at(text: &[char], i: usize) -> (Day, usize) {
    if let Some((day, length)) = small(text, i, 31).filter(|(_, n)| matches!(text.get(i + n), Some('日' | '号'))) {
        return (Day::Given(day), length + 1);
    }
    let words =
        [("底", Day::Last), ("末", Day::Last), ("下旬", Day::Last), ("中旬", Day::Given(20)), ("上旬", Day::Given(10))];
    words
        .into_iter()
        .find(|(word, _)| starts_with(text, i, word))
        .map_or((Day::None, 0), |(word, day)| (day, word.chars().count()))
}

/// 上半年, 一季度末, 年底, 年内 with or without a year before.
fn quarter(text: &[char], at: usize, year: Option<i16>) -> Option<(Found, usize)> {
    let words = [
        ("上半年", 6),
        ("下半年", 12),
        ("第一季度", 3),
        ("第二季度", 6),
        ("第三季度", 9),
        ("第四季度", 12),
        ("一季度", 3),
        ("二季度", 6),
        ("三季度", 9),
        ("四季度", 12),
    ];
    let (word, month) = words.into_iter().find(|(word, _)| starts_with(text, at, word))?;
    Some((Found { year, month: Some(month), day: Day::Last }, at + word.chars().count()))
}

/// 年底前, 年内: the year is the plan's.
fn relative(text: &[char]) -> Option<Found> {
    has_any(text, &["年底", "年内", "年末", "本年度", "今年"]).then_some(Found {
        year: None,
        month: None,
        day: Day::Last,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> String {
        read(&crate::dictionary::folded(text), text.to_owned(), Span::default(), Some(2022)).normal
    }

    #[test]
    fn every_way_of_writing_a_day_has_one_normal_form() {
        let same = [
            "2022年12月31日",
            "2022.12.31",
            "2022-12-31",
            "2022/12/31",
            "二〇二二年十二月三十一日",
            "于2022年12月31日前完成",
            "2022年12月底前",
            "12月底",
            "年底前",
            "2022年底前",
            "２０２２年１２月３１日",
            "12月31日",
            "2022年第四季度",
        ];
        for text in same {
            assert_eq!(check(text), "2022-12-31", "{text}");
        }
        assert_eq!(check("2022 年 12月"), "2022-12");
        assert_eq!(check("2022.12"), "2022-12");
        assert_eq!(check("二〇二二年十二月"), "2022-12");
        assert_eq!(check("2022年6月1日至2023年2月底"), "2023-02-28");
        assert_eq!(check("持续推进"), "持续推进");
        assert_eq!(check("长期坚持"), "长期坚持");
    }

    #[test]
    fn a_day_that_does_not_exist_has_no_normal_form() {
        assert_eq!(check("2022年2月30日"), "");
        assert_eq!(check("尽快"), "");
    }
}

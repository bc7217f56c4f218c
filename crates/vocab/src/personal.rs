//! 个人信息 phone numbers and citizens' numbers in running text: found, and masked.

use crate::region::Regions;
use crate::verdict::{Verdict, half_width};
use crate::{citizen_id, uscc};
use std::ops::Range;

/// 种类 what kind of personal data it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 手机号码
    Mobile,
    /// 固定电话
    Landline,
    /// 公民身份号码, 18 or 15 characters
    CitizenId,
}

/// One piece of personal data in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// What may be shown in its place: `139****2662`, `410***********1234`, `0379****2662`.
    pub masked: String,
}

/// Finds phone numbers and citizens' numbers, in order. Full-width digits and the usual blanks and hyphens inside a
/// number are understood; a local number without its area code only behind a word such as 电话.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, it)| (at, half_width(it))).collect();
    let scan = Scan { text, chars };
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.chars.len() {
        match scan.at(at) {
            Some((end, kind, masked)) => {
                found.push(Found { span: scan.offset(at)..scan.offset(end), kind, masked });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The text with everything that [`find`] finds masked.
#[must_use]
pub fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for found in find(text) {
        masked.push_str(text.get(from..found.span.start).unwrap_or_default());
        masked.push_str(&found.masked);
        from = found.span.end;
    }
    masked.push_str(text.get(from..).unwrap_or_default());
    masked
}

struct Scan<'a> {
    text: &'a str,
    chars: Vec<(usize, char)>,
}

impl Scan<'_> {
    /// What begins at this character: its end, kind and masked form.
    fn at(&self, at: usize) -> Option<(usize, Kind, String)> {
        let before = at.checked_sub(1).and_then(|at| self.char(at));
        if !self.char(at)?.is_ascii_digit() || before.is_some_and(|it| it.is_ascii_digit()) {
            return None;
        }
        let latin = before.is_some_and(|it| it.is_ascii_alphabetic());
        let id = if latin { None } else { self.citizen_id(at) };
        id.or_else(|| self.mobile(at)).or_else(|| self.landline(at)).or_else(|| self.local(at))
    }

    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, it)| *it)
    }

    fn offset(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |(offset, _)| *offset)
    }

    fn citizen_id(&self, at: usize) -> Option<(usize, Kind, String)> {
        [18, 15].into_iter().find_map(|length| {
            let end = at + length;
            let code: String = self.chars.get(at..end)?.iter().map(|(_, it)| it.to_ascii_uppercase()).collect();
            let closed = !self.char(end).is_some_and(|it| it.is_ascii_alphanumeric());
            (closed && is_citizen_id(&code)).then(|| (end, Kind::CitizenId, keep(&code, 3, 4)))
        })
    }

    /// Eleven digits, written in one or as 3-4-4, with or without 86 in front.
    fn mobile(&self, at: usize) -> Option<(usize, Kind, String)> {
        let at = if self.digits(at, 2).is_some_and(|it| it == "86") && self.digits(at + 2, 11).is_some() {
            at + 2
        } else {
            at
        };
        let (digits, end) = self.grouped(at, &[3, 4, 4])?;
        let second = digits.chars().nth(1)?;
        (digits.starts_with('1') && ('3'..='9').contains(&second)).then(|| (end, Kind::Mobile, keep(&digits, 3, 4)))
    }

    /// Area code and seven or eight digits: `0379-67712662`, `（010）6771 2662`.
    fn landline(&self, at: usize) -> Option<(usize, Kind, String)> {
        [3, 4].into_iter().find_map(|area| {
            let code = self.digits(at, area).filter(|code| code.starts_with('0') && !code.starts_with("00"))?;
            // 010 and 02x have three digits, all others four.
            let short = code.starts_with("01") || code.starts_with("02");
            let ahead = (0..3).map(|skip| at + area + skip);
            let next = ahead.into_iter().find(|at| self.char(*at).is_some_and(|it| it.is_ascii_digit()))?;
            let between = self.text.get(self.offset(at + area)..self.offset(next))?;
            let apart = between.chars().map(half_width).all(|it| is_separator(it) || it == ')');
            let bracket = between.chars().find(|it| half_width(*it) == ')').map(String::from).unwrap_or_default();
            let (number, end) = self.subscriber(next)?;
            let fits = apart && short == (area == 3);
            fits.then(|| (end, Kind::Landline, format!("{code}{bracket}{}", keep(&number, 0, 4))))
        })
    }

    /// A local number behind a word that announces one.
    fn local(&self, at: usize) -> Option<(usize, Kind, String)> {
        const WORDS: [&str; 5] = ["电话", "座机", "固话", "传真", "热线"];
        let from = self.offset(at.saturating_sub(6));
        let before = self.text.get(from..self.offset(at))?;
        let (word, rest) = WORDS.iter().find_map(|word| before.rfind(word).map(|at| (word, at)))?;
        let between = before.get(rest + word.len()..)?;
        if between.chars().any(|it| it.is_ascii_digit() || matches!(it, '，' | '。' | '；')) {
            return None;
        }
        let (number, end) = self.subscriber(at)?;
        Some((end, Kind::Landline, keep(&number, 0, 4)))
    }

    fn subscriber(&self, at: usize) -> Option<(String, usize)> {
        [[4, 4], [3, 4]]
            .iter()
            .find_map(|groups| self.grouped(at, groups).filter(|(number, _)| !number.starts_with(['0', '1'])))
    }

    /// Groups of digits with at most one separator between two, not followed by a further digit.
    fn grouped(&self, mut at: usize, groups: &[usize]) -> Option<(String, usize)> {
        let mut digits = String::new();
        for (index, size) in groups.iter().enumerate() {
            if index > 0 && self.char(at).is_some_and(is_separator) {
                at += 1;
            }
            digits.push_str(&self.digits(at, *size)?);
            at += size;
        }
        (!self.char(at).is_some_and(|it| it.is_ascii_digit())).then_some((digits, at))
    }

    fn digits(&self, at: usize, size: usize) -> Option<String> {
        let digits = self.chars.get(at..at + size)?.iter().map(|(_, it)| *it);
        digits.clone().all(|it| it.is_ascii_digit()).then(|| digits.collect())
    }
}

const fn is_separator(found: char) -> bool {
    matches!(found, ' ' | '-' | '–' | '—' | '‐')
}

/// Region and date of birth make a citizen's number; a wrong check character is still somebody's number, unless it is
/// right as a credit code.
fn is_citizen_id(code: &str) -> bool {
    let digits = code.get(..code.len() - 1).is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
    let last = code.bytes().last().is_some_and(|it| it.is_ascii_digit() || (it == b'X' && code.len() == 18));
    let province = code.get(..2).unwrap_or_default();
    let placed =
        province == "83" || province.starts_with('9') || !Regions::embedded().of(&format!("{province}0000")).is_empty();
    let born = match code.len() {
        18 => citizen_id::birth_date(code),
        // The first generation was given out in the twentieth century.
        _ => code.get(6..12).and_then(|digits| citizen_id::birth_date(&format!("00000019{digits}"))),
    };
    let credit = uscc::check(code) == Verdict::Ok && citizen_id::check(code) != Verdict::Ok;
    digits && last && placed && born.is_some() && !credit
}

/// The first and last characters, a star for each one between; a phone number always shows four.
fn keep(code: &str, first: usize, last: usize) -> String {
    let length = code.chars().count();
    let stars = if length <= 11 { 4 } else { length - first - last };
    let head: String = code.chars().take(first).collect();
    let tail: String = code.chars().skip(length - last).collect();
    format!("{head}{}{tail}", "*".repeat(stars))
}

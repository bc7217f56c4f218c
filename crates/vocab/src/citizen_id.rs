//! 公民身份号码 GB 11643-1999: region, date of birth, sequence, check character.

use crate::region::Regions;
use crate::verdict::{Reason, Verdict, plain, stray};
use jiff::civil::Date;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// 居住证、永久居留身份证 numbers of the same make whose first digits are no province: 台湾居民 and 外国人.
const PERMITS: [&str; 2] = ["83", "9"];

/// Checks a citizen's number. The region need not be in force: people keep the code of the place of first issue.
#[must_use]
pub fn check(code: &str) -> Verdict {
    let code = plain(code);
    let given = code.chars().count();
    if given == 15 && code.chars().all(|it| it.is_ascii_digit()) {
        return Verdict::Error(Reason::OldCitizenId);
    }
    if given != 18 {
        return Verdict::Error(Reason::Length { wanted: 18, given });
    }
    if let Some(reason) = stray(&code, |at, it| it.is_ascii_digit() || (at == 17 && it == 'X')) {
        return Verdict::Error(reason);
    }
    let region = code.get(..6).unwrap_or_default();
    if birth_date(&code).is_none() {
        return Verdict::Error(Reason::BirthDate { found: code.get(6..14).unwrap_or_default().to_owned() });
    }
    if code.chars().last() != check_character(&code) {
        return Verdict::Error(Reason::CheckDigit { place: 18 });
    }
    let regions = Regions::embedded();
    let province = region.get(..2).unwrap_or_default();
    let permit = PERMITS.iter().any(|prefix| code.starts_with(prefix));
    if !permit && regions.of(&format!("{province}0000")).is_empty() {
        return Verdict::Error(Reason::Province { found: province.to_owned() });
    }
    if region != "830000" && regions.of(region).is_empty() {
        return Verdict::Warning(Reason::Region { found: region.to_owned() });
    }
    Verdict::Ok
}

/// 出生日期 of an 18-character number; `None` where the eight digits are no date of 1850 or later.
#[must_use]
pub fn birth_date(code: &str) -> Option<Date> {
    let digits = code.get(6..14)?;
    let date =
        Date::new(digits.get(..4)?.parse().ok()?, digits.get(4..6)?.parse().ok()?, digits.get(6..)?.parse().ok()?);
    date.ok().filter(|date| date.year() >= 1850)
}

/// The eighteenth character that belongs to the first seventeen; `None` where these are not digits.
#[must_use]
pub fn check_character(body: &str) -> Option<char> {
    let digits: Vec<u32> = body.chars().take(17).map_while(|it| it.to_digit(10)).collect();
    if digits.len() != WEIGHTS.len() {
        return None;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    "10X98765432".chars().nth(sum as usize % 11)
}

//! 组织机构代码 GB 11714: eight characters and a check character.

use crate::verdict::{Reason, Verdict, plain, stray};

const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Checks an organisation code, written with or without its hyphen.
#[must_use]
pub fn check(code: &str) -> Verdict {
    let code = plain(code);
    let given = code.chars().count();
    if given != 9 {
        return Verdict::Error(Reason::Length { wanted: 9, given });
    }
    if let Some(reason) = stray(&code, |_, it| it.is_ascii_digit() || it.is_ascii_uppercase()) {
        return Verdict::Error(reason);
    }
    if code.chars().last() == check_character(&code) {
        Verdict::Ok
    } else {
        Verdict::Error(Reason::CheckDigit { place: 9 })
    }
}

/// The ninth character that belongs to the first eight; `None` where these are not eight digits or capitals.
#[must_use]
pub fn check_character(body: &str) -> Option<char> {
    let values: Vec<u32> = body.chars().take(8).map_while(|it| it.to_digit(36)).collect();
    if values.len() != WEIGHTS.len() {
        return None;
    }
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    Some(match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10)?,
    })
}

/// As it is printed: `XXXXXXXX-X`. Anything that has not nine characters comes back as it is.
#[must_use]
pub fn print(code: &str) -> String {
    let code = plain(code);
    match code.char_indices().nth(8) {
        Some((at, _)) if code.chars().count() == 9 => format!("{}-{}", &code[..at], &code[at..]),
        _ => code,
    }
}

//! 统一社会信用代码 GB 32100-2015: registry, kind, region, organisation code, check character.

use crate::org_code;
use crate::verdict::{Reason, Verdict, plain, stray};

/// The characters by value; I, O, S, V and Z are left out.
const SET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// 登记管理部门 and the 机构类别 under it, as the standard and its amendments list them.
const KINDS: [(char, &str); 12] = [
    ('1', "1239"),
    ('2', "19"),
    ('3', "123459"),
    ('4', "19"),
    ('5', "1239"),
    ('6', "129"),
    ('7', "129"),
    ('8', "19"),
    ('9', "123"),
    ('A', "19"),
    ('N', "1239"),
    ('Y', "1"),
];

/// 早期试点赋码 places that gave out codes before the standard was settled: the region's first digits and the first
/// characters of the organisation code. Such codes are genuine although their check character is not.
const EARLY_PILOTS: [(&str, &str); 1] = [("3502", "M0")];

/// Checks a unified social credit code.
#[must_use]
pub fn check(code: &str) -> Verdict {
    let code = plain(code);
    let given = code.chars().count();
    if given == 15 && code.chars().all(|it| it.is_ascii_digit()) {
        return Verdict::Error(Reason::OldRegistration);
    }
    if given != 18 {
        return Verdict::Error(Reason::Length { wanted: 18, given });
    }
    let allowed = |at, it: char| if (2..8).contains(&at) { it.is_ascii_digit() } else { SET.contains(it) };
    if let Some(reason) = stray(&code, allowed) {
        return Verdict::Error(reason);
    }
    // Only ASCII from here on, one byte a character.
    let part = |from: usize, to: usize| code.get(from..to).unwrap_or_default();
    if code.chars().last() != check_character(&code) {
        let pilot = EARLY_PILOTS.iter().any(|(region, body)| {
            part(2, 8).starts_with(region)
                && part(8, 17).starts_with(body)
                && org_code::check(part(8, 17)) == Verdict::Ok
        });
        let pilot = pilot && part(0, 2).starts_with('9');
        return if pilot {
            Verdict::Warning(Reason::EarlyPilot)
        } else {
            Verdict::Error(Reason::CheckDigit { place: 18 })
        };
    }
    if org_code::check(part(8, 17)) != Verdict::Ok {
        return Verdict::Warning(Reason::Body);
    }
    let known = KINDS.iter().any(|(department, kinds)| {
        part(0, 1).starts_with(*department) && part(1, 2).chars().all(|kind| kinds.contains(kind))
    });
    if known { Verdict::Ok } else { Verdict::Warning(Reason::Department { found: part(0, 2).to_owned() }) }
}

/// The eighteenth character that belongs to the first seventeen; `None` where these are not of the character set.
#[must_use]
pub fn check_character(body: &str) -> Option<char> {
    let values: Vec<usize> = body.chars().take(17).map_while(|it| SET.find(it)).collect();
    if values.len() != WEIGHTS.len() {
        return None;
    }
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight as usize).sum();
    // The outer remainder matters: without it a sum that 31 divides has no check character.
    SET.chars().nth((31 - sum % 31) % 31)
}

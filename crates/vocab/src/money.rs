//! 金额 money in whole 分, so that sums are exact.

use crate::numeral;
use crate::verdict::half_width;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// 金额 an amount in 分.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(pub i64);

/// 金额写法有误 why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyFault {
    /// There is no number, or something besides a number and its unit.
    NotAnAmount,
    /// 比“分”更细 finer than a hundredth of a yuan.
    FinerThanFen,
    /// Beyond what can be counted.
    TooLarge,
}

impl fmt::Display for MoneyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnAmount => "金额读不懂，请写成“12.5万元”或“125000元”的样子",
            Self::FinerThanFen => "金额细到“分”以下，请保留到分",
            Self::TooLarge => "金额过大，请核对单位",
        })
    }
}

impl std::error::Error for MoneyFault {}

/// Units and how many powers of ten of a 分 they are; longer words first.
const UNITS: [(&str, u32); 12] = [
    ("亿元", 10),
    ("千万元", 9),
    ("百万元", 8),
    ("十万元", 7),
    ("万元", 6),
    ("千元", 5),
    ("元", 2),
    ("圆", 2),
    ("角", 1),
    ("分", 0),
    ("亿", 10),
    ("万", 6),
];

impl Money {
    /// This many whole yuan; `None` beyond what can be counted.
    #[must_use]
    pub const fn yuan(yuan: i64) -> Option<Self> {
        match yuan.checked_mul(100) {
            Some(fen) => Some(Self(fen)),
            None => None,
        }
    }

    /// The sum, `None` beyond what can be counted.
    #[must_use]
    pub const fn plus(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(fen) => Some(Self(fen)),
            None => None,
        }
    }

    /// `12.5万元`: in 万元 with as many decimals as it takes.
    #[must_use]
    pub fn in_wan(self) -> String {
        format!("{}万元", decimal(self.0, 6))
    }
}

impl fmt::Display for Money {
    /// `1250.00元` without the part that is nothing: `1250元`, `1250.5元`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}元", decimal(self.0, 2))
    }
}

fn decimal(fen: i64, places: u32) -> String {
    let one = 10_u64.pow(places);
    let (whole, part) = (fen.unsigned_abs() / one, fen.unsigned_abs() % one);
    let sign = if fen < 0 { "-" } else { "" };
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let part = format!("{part:0width$}", width = places as usize);
    format!("{sign}{whole}.{}", part.trim_end_matches('0'))
}

impl FromStr for Money {
    type Err = MoneyFault;

    /// Reads `12.5万元`, `1,250.50 元`, `人民币三千元`, `-3元`. A number without a unit is yuan.
    fn from_str(text: &str) -> Result<Self, MoneyFault> {
        let text: String = text.chars().map(half_width).filter(|it| !it.is_whitespace() && *it != ',').collect();
        let text = text.strip_prefix("人民币").unwrap_or(&text).trim_start_matches(['¥', '￥']);
        let text = text.strip_suffix('整').unwrap_or(text);
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let found = UNITS.iter().find_map(|(unit, power)| text.strip_suffix(unit).map(|rest| (rest, *power)));
        let (number, power) = found.unwrap_or((text, 2));
        let fen = if number.starts_with(|it: char| it.is_ascii_digit()) {
            scaled(number, power)?
        } else {
            let number = numeral::parse(number).ok_or(MoneyFault::NotAnAmount)?;
            10_i64
                .checked_pow(power)
                .zip(i64::try_from(number).ok())
                .and_then(|(one, number)| one.checked_mul(number))
                .ok_or(MoneyFault::TooLarge)?
        };
        Ok(Self(if negative { -fen } else { fen }))
    }
}

/// A decimal times ten to the `power`, exactly.
fn scaled(number: &str, power: u32) -> Result<i64, MoneyFault> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    if !digits(whole) || !digits(part) || (part.is_empty() && number.contains('.')) {
        return Err(MoneyFault::NotAnAmount);
    }
    let part = part.trim_end_matches('0');
    let missing = (power as usize).checked_sub(part.len()).ok_or(MoneyFault::FinerThanFen)?;
    format!("{whole}{part}{}", "0".repeat(missing)).parse().map_err(|_| MoneyFault::TooLarge)
}

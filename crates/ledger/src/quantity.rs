//! 约束指标: figures that a measure promises, exact to a millionth.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use vocab::Comparator;

const ONE: i64 = 1_000_000;

/// 数量 a decimal number exact to six places. Written as text (`75.2`) so that a log replays to the very digit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quantity {
    millionths: i64,
}

impl Quantity {
    /// From millionths: `1_500_000` is 1.5.
    #[must_use]
    pub const fn from_millionths(millionths: i64) -> Self {
        Self { millionths }
    }

    /// In millionths.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.millionths
    }

    /// Whole percent of `whole`, rounded down, between 0 and 100; `None` where the whole is not positive.
    #[must_use]
    pub fn percent_of(self, whole: Self) -> Option<u8> {
        if whole.millionths <= 0 {
            return None;
        }
        let percent = i128::from(self.millionths) * 100 / i128::from(whole.millionths);
        u8::try_from(percent.clamp(0, 100)).ok()
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.millionths < 0 {
            f.write_str("-")?;
        }
        let size = self.millionths.unsigned_abs();
        let (whole, rest) = (size / ONE.unsigned_abs(), size % ONE.unsigned_abs());
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let places = format!("{rest:06}");
        write!(f, "{whole}.{}", places.trim_end_matches('0'))
    }
}

impl From<Quantity> for String {
    fn from(quantity: Quantity) -> Self {
        quantity.to_string()
    }
}

/// The text is no decimal number, or finer than a millionth, or too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotQuantity;

impl fmt::Display for NotQuantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number with at most six places")
    }
}

impl std::error::Error for NotQuantity {}

impl FromStr for Quantity {
    type Err = NotQuantity;

    fn from_str(text: &str) -> Result<Self, NotQuantity> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, places) = digits.split_once('.').map_or((digits, None), |(whole, places)| (whole, Some(places)));
        let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !figures(whole) || places.is_some_and(|places| !figures(places) || places.len() > 6) {
            return Err(NotQuantity);
        }
        let whole: i64 = whole.parse().map_err(|_| NotQuantity)?;
        let rest: i64 = format!("{:0<6}", places.unwrap_or("0")).parse().map_err(|_| NotQuantity)?;
        let size = whole.checked_mul(ONE).and_then(|size| size.checked_add(rest)).ok_or(NotQuantity)?;
        Ok(Self { millionths: sign * size })
    }
}

impl TryFrom<String> for Quantity {
    type Error = NotQuantity;

    fn try_from(text: String) -> Result<Self, NotQuantity> {
        text.parse()
    }
}

/// 约束指标 a figure that the measure promises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The promise verbatim.
    pub text: String,
    /// What is measured.
    #[serde(default)]
    pub subject: String,
    /// For which cases it holds, `""` for all.
    #[serde(default)]
    pub condition: String,
    /// How the value binds.
    pub comparator: Comparator,
    /// The value in `unit`.
    pub value: Quantity,
    /// `个工作日`, `%`, `条`.
    #[serde(default)]
    pub unit: String,
    /// 刚性 `确保`, `不超过`; otherwise 力争.
    #[serde(default)]
    pub firm: bool,
    /// A quantity that grows towards the value and is therefore judged against the time gone by.
    #[serde(default)]
    pub counted: bool,
}

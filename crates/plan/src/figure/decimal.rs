//! 数值 an exact decimal number, as far as plans write one.

use std::fmt;

use serde::{Serialize, Serializer};

/// 数值 `digits` × 10^-`scale`, without trailing zeros after the point, so that equal values are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: i64,
    scale: u8,
}

/// More digits than this are a number somebody can be called at, not a quantity.
const MOST_DIGITS: usize = 15;

impl Decimal {
    /// `digits` × 10^-`scale`, in lowest terms.
    #[must_use]
    pub const fn new(mut digits: i64, mut scale: u8) -> Self {
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        Self { digits, scale }
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self::new(value, 0)
    }

    /// Reads ASCII digits with at most one point; `None` for anything else and for more than 15 digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let both = || whole.bytes().chain(fraction.bytes());
        let count = both().count();
        if whole.is_empty() || count > MOST_DIGITS || !both().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let digits = both().fold(0_i64, |sum, b| sum * 10 + i64::from(b - b'0'));
        Some(Self::new(digits, u8::try_from(fraction.len()).ok()?))
    }

    /// The digits without the point.
    #[must_use]
    pub const fn digits(self) -> i64 {
        self.digits
    }

    /// How many of the digits stand after the point.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The same value below zero.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { digits: -self.digits, scale: self.scale }
    }

    /// The value times 10^`power`; `None` when it grows out of range.
    #[must_use]
    pub fn shifted(self, power: u8) -> Option<Self> {
        let saved = power.min(self.scale);
        let factor = 10_i64.checked_pow(u32::from(power - saved))?;
        Some(Self::new(self.digits.checked_mul(factor)?, self.scale - saved))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let width = usize::from(self.scale) + 1;
        let digits = format!("{:0width$}", self.digits.unsigned_abs());
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(self.scale));
        if fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

impl Serialize for Decimal {
    /// A JSON number. The float exists only on this edge: its shortest form has the digits written here.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if self.scale == 0 {
            return out.serialize_i64(self.digits);
        }
        out.serialize_f64(self.to_string().parse().map_err(serde::ser::Error::custom)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_prints_as_it_was_written_without_idle_zeros() {
        for (written, printed) in [("320.00", "320"), ("0.85", "0.85"), ("12.46", "12.46"), ("7.0", "7"), ("0", "0")] {
            assert_eq!(Decimal::parse(written).map(|d| d.to_string()).as_deref(), Some(printed));
        }
        assert_eq!(Decimal::new(195, 2).negated().to_string(), "-1.95");
        assert_eq!(Decimal::new(5, 1).to_string(), "0.5");
        assert_eq!(Decimal::new(5, 1).negated().to_string(), "-0.5");
    }

    #[test]
    fn a_json_number_has_the_digits_of_the_decimal() {
        let shown = |d: Decimal| serde_json::to_string(&d).unwrap_or_default();
        assert_eq!(shown(Decimal::new(8735, 2)), "87.35");
        assert_eq!(shown(Decimal::whole(3000)), "3000");
    }

    #[test]
    fn what_is_too_long_for_a_quantity_is_none() {
        assert_eq!(Decimal::parse("1234567890123456"), None);
        assert_eq!(Decimal::parse("1.2.3"), None);
        assert_eq!(Decimal::parse(".5"), None);
        assert_eq!(Decimal::whole(i64::MAX).shifted(1), None);
        assert_eq!(Decimal::new(15, 1).shifted(3), Some(Decimal::whole(1500)));
    }
}

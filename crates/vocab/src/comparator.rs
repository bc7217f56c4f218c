//! 比较 how a value bounds what it is said of.

use serde::{Deserialize, Serialize};

/// 比较符 how a value bounds its subject; written as its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparator {
    /// 等于 exactly.
    #[serde(rename = "=")]
    Equal,
    /// 不超过 at most: 以内, 以下.
    #[serde(rename = "<=")]
    AtMost,
    /// 不少于 at least: 以上, 余.
    #[serde(rename = ">=")]
    AtLeast,
    /// 少于 below.
    #[serde(rename = "<")]
    Below,
    /// 多于 above.
    #[serde(rename = ">")]
    Above,
}

impl Comparator {
    /// The sign: `=`, `<=`, `>=`, `<`, `>`.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
            Self::Below => "<",
            Self::Above => ">",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparator_is_written_as_its_sign() {
        for comparator in
            [Comparator::Equal, Comparator::AtMost, Comparator::AtLeast, Comparator::Below, Comparator::Above]
        {
            let written = serde_json::to_string(&comparator).unwrap();
            assert_eq!(written, format!("\"{}\"", comparator.sign()));
            assert_eq!(serde_json::from_str::<Comparator>(&written).unwrap(), comparator);
        }
    }
}

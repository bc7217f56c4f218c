//! 链 every event is bound to the one before it in its docket by a hash over all that is stored of it.

use sm3::{Digest, Sm3};
use std::fmt;

/// 杂凑值 an SM3 value (GB/T 32905-2016), 32 bytes; printed in lower-case hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands before the first event of a docket and before the first checkpoint.
    pub const ZERO: Self = Self([0; 32]);

    /// The value over these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sm3::digest(bytes).into())
    }

    /// The value stored as these bytes; `None` unless there are 32.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The value printed as this text; `None` unless it is 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> =
            text.chars().map(|it| it.to_digit(16).and_then(|it| it.try_into().ok())).collect();
        let bytes: Vec<u8> = digits?.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum, it| sum << 4 | it)).collect();
        if text.len() == 64 { Self::from_bytes(&bytes) } else { None }
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// 日志条目 one event as stored, with the text of its columns exactly as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Place in the log of the whole system, from 1 without gaps.
    pub pos: i64,
    /// The docket's number.
    pub docket: i64,
    /// Place in the docket's own log, from 1 without gaps.
    pub seq: i64,
    /// The docket's kind.
    pub kind: &'a str,
    /// Version of the event's form.
    pub version: i64,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at: i64,
    /// Who, as JSON.
    pub actor: &'a str,
    /// What, as JSON.
    pub body: &'a str,
}

impl Entry<'_> {
    /// The hash that stands beside this entry when `before` is the hash of the entry before it in its docket.
    ///
    /// Every column is written as its length (8 bytes, big-endian) and its bytes, so that no two different rows
    /// have the same encoding.
    #[must_use]
    pub fn hash(&self, before: &Hash) -> Hash {
        let mut sum = Fields::new("heluo.event/1");
        sum.bytes(&before.0).number(self.pos).number(self.docket).number(self.seq).bytes(self.kind.as_bytes());
        sum.number(self.version).number(self.at).bytes(self.actor.as_bytes()).bytes(self.body.as_bytes());
        sum.done()
    }
}

/// Hashes fields, each with its length before it.
pub(crate) struct Fields(Sm3);

impl Fields {
    /// `form` names what is hashed, so that no two kinds of record share a hash.
    pub(crate) fn new(form: &str) -> Self {
        let mut it = Self(Sm3::new());
        it.bytes(form.as_bytes());
        it
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
        self
    }

    pub(crate) fn number(&mut self, number: i64) -> &mut Self {
        self.bytes(&number.to_be_bytes())
    }

    pub(crate) fn done(self) -> Hash {
        Hash(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_standards_example_hashes_as_printed() {
        let expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
        assert_eq!(Hash::of(b"abc").to_string(), expected);
        assert_eq!(Hash::from_hex(expected), Some(Hash::of(b"abc")));
    }

    #[test]
    fn text_that_is_no_hash_is_not_read_as_one() {
        for text in ["", "66", &"g".repeat(64), &"a".repeat(63), &"a".repeat(66), &"é".repeat(32)] {
            assert_eq!(Hash::from_hex(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_changed_column_changes_the_hash(
            numbers in prop::array::uniform5(any::<i64>()), texts in prop::array::uniform3(".{0,8}"),
            before in prop::array::uniform32(any::<u8>()), at in 0usize..9, by in 1i64..100, tail in ".{1,3}",
        ) {
            let entry = |n: &[i64; 5], t: &[String; 3], before: &[u8; 32]| {
                let [pos, docket, seq, version, at] = *n;
                let [kind, actor, body] = t;
                Entry { pos, docket, seq, version, at, kind, actor, body }
                    .hash(&Hash(*before))
            };
            let (mut n, mut t, mut b) = (numbers, texts.clone(), before);
            match at {
                0..5 => n[at] = n[at].wrapping_add(by),
                5..8 => t[at - 5].push_str(&tail),
                _ => b[0] = b[0].wrapping_add(1),
            }
            prop_assert_ne!(entry(&numbers, &texts, &before), entry(&n, &t, &b));
        }

        #[test]
        fn a_border_moved_between_two_columns_changes_the_hash(
            text in "[a-z]{2,12}", cut in 1usize..12, other in 1usize..12,
        ) {
            let entry = |cut: usize| {
                let (actor, body) = text.split_at(cut.min(text.len()));
                Entry { pos: 1, docket: 1, seq: 1, kind: "k", version: 1, at: 0, actor, body }.hash(&Hash::ZERO)
            };
            prop_assume!(cut.min(text.len()) != other.min(text.len()));
            prop_assert_ne!(entry(cut), entry(other));
        }
    }
}

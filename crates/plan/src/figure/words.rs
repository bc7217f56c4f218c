//! 词表 the words that figures are read by: units, comparators, moods (`data/plan/figures.toml`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Kind;
use crate::dictionary;

/// The dictionary as read from the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    unit: Vec<UnitClass>,
    not_before: BTreeMap<String, String>,
    /// Names and slogans that hold numbers.
    pub names: Names,
    /// Words that compare.
    pub comparator: Comparators,
    /// Words of promise.
    pub modality: Moods,
    /// Words that tell what a figure is for.
    pub kind: Kinds,
    /// Words of rate: 每月, 每万人.
    pub per: Per,
    /// Quantities said without a number.
    pub implied: Vec<Implied>,
    #[serde(skip)]
    units: BTreeMap<char, Vec<Unit>>,
}

/// What sort of thing a unit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Time: 工作日.
    Time,
    /// Steps of a procedure: 环节.
    Step,
    /// A share: %.
    Share,
    /// A difference of shares: 百分点.
    Point,
    /// Money: 元.
    Money,
    /// A technical rating that tells cases apart: 千伏.
    Rating,
    /// Everything that is counted or measured.
    Count,
    /// A place in a ranking: 第 5 位.
    Rank,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitClass {
    class: Class,
    words: Vec<String>,
}

/// A unit word with its class.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The word as written after the number, without 个.
    pub word: String,
    /// What it counts.
    pub class: Class,
    chars: Vec<char>,
}

/// See `[names]` in the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    pub after_measure: Vec<String>,
    pub before: Vec<String>,
    pub not_ahead: Vec<String>,
    pub fixed: Vec<String>,
    pub part_of: Vec<String>,
    pub rated: Vec<String>,
    pub between: Vec<String>,
    pub single: Vec<String>,
    pub none: Vec<String>,
}

/// See `[comparator]` in the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparators {
    pub at_most: Vec<String>,
    pub at_least: Vec<String>,
    pub below: Vec<String>,
    pub above: Vec<String>,
    pub reach: Vec<String>,
    pub or_more: Vec<String>,
    pub or_less: Vec<String>,
}

/// See `[modality]` in the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moods {
    pub firm: Vec<String>,
    pub soft: Vec<String>,
}

/// See `[kind]` in the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kinds {
    pub benchmark: Vec<String>,
    pub promise: Vec<String>,
    pub rank_promise: Vec<String>,
    pub done: Vec<String>,
    pub rule: Vec<String>,
    pub change: Vec<String>,
    pub lag: Vec<String>,
    pub gap: Vec<String>,
    pub approximate: Vec<String>,
    pub holder: Vec<String>,
}

/// See `[per]` in the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Per {
    pub words: Vec<String>,
    pub mean: Vec<String>,
}

/// A quantity said in words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Implied {
    /// Any of these says it.
    pub words: Vec<String>,
    /// When not empty, one of these must end the object that follows.
    #[serde(default)]
    pub object: Vec<String>,
    /// The value meant.
    pub value: i64,
    /// Its unit.
    pub unit: String,
    /// Its kind.
    pub kind: Kind,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| load().unwrap_or_default());

fn load() -> Result<Words, toml::de::Error> {
    let mut words: Words = toml::from_str(include_str!("../../../../data/plan/figures.toml"))?;
    for class in &words.unit {
        for word in &class.words {
            let chars: Vec<char> = word.chars().collect();
            let Some(&first) = chars.first() else { continue };
            let unit = Unit { word: word.clone(), class: class.class, chars };
            words.units.entry(first).or_default().push(unit);
        }
    }
    for units in words.units.values_mut() {
        units.sort_by_key(|unit| std::cmp::Reverse(unit.chars.len()));
    }
    Ok(words)
}

impl Words {
    /// The dictionary of the data file.
    pub fn get() -> &'static Self {
        &WORDS
    }

    /// One character for comparing: half width, simplified. The position of a character does not change.
    pub fn fold(c: char) -> char {
        match c {
            '〇' | '○' => '零',
            _ => dictionary::fold(c),
        }
    }

    /// What a number before is counted by: 月 of 每月, 万人 of 每万人.
    pub fn per_of(&self, before: &str) -> Option<&str> {
        let (_, tail) = before.rsplit_once('每')?;
        let found = self.per.words.iter().filter(|word| tail.starts_with(word.as_str())).max_by_key(|word| word.len());
        found.map(|word| word.trim_start_matches('个'))
    }

    /// The longest unit that `text` (folded) begins with.
    pub fn unit_at(&self, text: &[char]) -> Option<&Unit> {
        let units = self.units.get(text.first()?)?;
        units.iter().find(|unit| {
            text.starts_with(&unit.chars)
                && !self
                    .not_before
                    .get(&unit.word)
                    .is_some_and(|bad| text.get(unit.chars.len()).is_some_and(|&next| bad.contains(next)))
        })
    }
}

impl Unit {
    /// Length in characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }
}

/// Where the last of `words` that `text` holds ends, in bytes.
pub fn last_of(text: &str, words: &[String]) -> Option<usize> {
    words.iter().filter_map(|word| text.rfind(word.as_str()).map(|at| at + word.len())).max()
}

/// Whether `text` holds one of `words`.
pub fn any_of(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

/// Whether `text` begins with one of `words`.
pub fn begins_with(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.starts_with(word.as_str()))
}

/// Whether `text` ends with one of `words`.
pub fn ends_with(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.ends_with(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_reads() {
        let words = load();
        assert!(words.is_ok(), "{:?}", words.err());
        assert_eq!(Words::fold('餘'), '余');
        assert_eq!(Words::fold('３'), '3');
    }

    #[test]
    fn a_unit_inside_another_word_is_none() {
        let unit = |text: &str| Words::get().unit_at(&text.chars().collect::<Vec<_>>()).map(|u| u.word.clone());
        assert_eq!(unit("人大代表"), None);
        assert_eq!(unit("人次以上"), Some("人次".into()));
        assert_eq!(unit("工作日内"), Some("工作日".into()));
    }
}

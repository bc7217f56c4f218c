//! 词表 the words that figures are read by: units, comparators, moods (`data/plan/figures.toml`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Kind;
use super::list::List;
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
    /// All words that bound a number from before it.
    #[serde(skip)]
    pub bounds: List,
    /// All words that say a quantity without a number.
    #[serde(skip)]
    pub unnumbered: List,
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
    pub after_measure: List,
    pub before: List,
    pub not_ahead: List,
    pub fixed: List,
    pub part_of: List,
    pub rated: List,
    pub between: List,
    pub single: List,
    pub none: List,
}

/// See `[comparator]` in the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparators {
    pub at_most: List,
    pub at_least: List,
    pub below: List,
    pub above: List,
    pub reach: List,
    pub or_more: List,
    pub or_less: List,
}

/// See `[modality]` in the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moods {
    pub firm: List,
    pub soft: List,
}

/// See `[kind]` in the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kinds {
    pub benchmark: List,
    pub promise: List,
    pub rank_promise: List,
    pub done: List,
    pub rule: List,
    pub change: List,
    pub lag: List,
    pub gap: List,
    pub approximate: List,
    pub holder: List,
}

/// See `[per]` in the data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Per {
    pub words: List,
    pub mean: List,
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
    let Comparators { at_most, at_least, below, above, .. } = &words.comparator;
    let all = [at_most, at_least, below, above].into_iter().flat_map(List::iter).map(str::to_owned);
    words.bounds = all.collect::<Vec<_>>().into();
    words.unnumbered = words.implied.iter().flat_map(|rule| &rule.words).cloned().collect::<Vec<_>>().into();
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
        let found = self.per.words.iter().filter(|word| tail.starts_with(word)).max_by_key(|word| word.len());
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

//! 词组 words that are looked for together: one pass over a text, however many they are.

use serde::Deserialize;

use crate::source::bit;

/// A list of words as the data file gives it.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct List {
    /// Each with its first character.
    words: Vec<(char, String)>,
    /// The bits of the first characters.
    firsts: u64,
}

impl From<Vec<String>> for List {
    fn from(words: Vec<String>) -> Self {
        let words: Vec<_> = words.into_iter().filter_map(|word| Some((word.chars().next()?, word))).collect();
        let firsts = words.iter().fold(0, |bits, (first, _)| bits | bit(*first));
        Self { words, firsts }
    }
}

impl List {
    /// The words as the data file orders them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(_, word)| word.as_str())
    }

    /// Every place in order, in bytes, with the word that stands there.
    pub fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        let starts = text.char_indices().filter(|&(_, c)| self.firsts & bit(c) != 0);
        starts.flat_map(move |(at, c)| {
            let rest = text.get(at..).unwrap_or_default();
            let begun = self.words.iter().filter(move |(first, word)| *first == c && rest.starts_with(word.as_str()));
            begun.map(move |(_, word)| (at, word.as_str()))
        })
    }

    /// Where the last of the words ends, in bytes.
    pub fn last(&self, text: &str) -> Option<usize> {
        self.places(text).map(|(at, word)| at + word.len()).max()
    }

    /// Whether one of the words stands in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }

    /// Whether `text` begins with one of the words.
    pub fn begins(&self, text: &str) -> bool {
        self.iter().any(|word| text.starts_with(word))
    }

    /// Whether `text` ends with one of the words.
    pub fn ends(&self, text: &str) -> bool {
        self.iter().any(|word| text.ends_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> List {
        List::from(words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn words_inside_each_other_are_all_found_in_order_of_place() {
        let bounds = list(&["超过", "不超过", "以上"]);
        let found: Vec<_> = bounds.places("不超过3次").collect();
        assert_eq!(found, [(0, "不超过"), ("不".len(), "超过")]);
        assert_eq!(bounds.last("3次以上"), Some("3次以上".len()));
        assert_eq!(bounds.last("3次"), None);
    }

    #[test]
    fn a_word_is_told_from_another_with_the_same_first_character() {
        let bounds = list(&["不足", "不到"]);
        assert!(bounds.is_in("仅有不到3次") && !bounds.is_in("不超过3次"));
        assert!(bounds.begins("不足3次") && !bounds.begins("仅不足3次"));
        assert!(bounds.ends("尚且不到") && !bounds.ends("不到3次"));
    }
}

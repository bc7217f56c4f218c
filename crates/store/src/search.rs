//! 检索 the words by which a docket is found: pairs of Chinese characters, words, initials of the pinyin, tags.
//!
//! A token is made of letters and digits and is stored behind a mark for what it is, so that a tag is never found as a
//! word: `w…` a word, a character or a pair of characters, `p…` initials, `t…` a tag.

use crate::kinds::View;
use docket::Facets;
use pinyin::ToPinyin;
use std::collections::BTreeSet;

/// What is looked for. A docket is found when each term holds in one of its ways.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// For each term its ways, each a list of tokens that must all be there.
    pub(crate) terms: Vec<Vec<Vec<String>>>,
}

impl Query {
    /// What somebody typed: Chinese finds by pairs of characters, Latin letters find words and initials of the pinyin.
    #[must_use]
    pub fn text(typed: &str) -> Self {
        let mut terms = Vec::new();
        for run in split(typed) {
            match run {
                Run::Chinese(signs) => terms.push(vec![pairs(&signs, 'w')]),
                Run::Word(word) => {
                    let mut ways = vec![vec![token('w', &word)]];
                    if word.chars().all(|it| it.is_ascii_lowercase()) {
                        ways.push(pairs(&word.chars().collect::<Vec<_>>(), 'p'));
                    }
                    terms.push(ways);
                }
            }
        }
        Self { terms }
    }

    /// A tag.
    #[must_use]
    pub(crate) fn tag(tag: &str) -> Self {
        Self { terms: vec![vec![vec![tag_token(tag)]]] }
    }

    /// Both must hold.
    #[must_use]
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.terms.extend(other.terms);
        self
    }

    /// Each of several terms as a query of its own.
    pub(crate) fn apart(&self) -> impl Iterator<Item = Self> {
        let several = self.terms.iter().filter(|_| self.terms.len() > 1);
        several.map(|it| Self { terms: vec![it.clone()] })
    }

    /// Whether nothing is looked for; then everything is found.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a docket with these facets and this further text is found.
    #[must_use]
    pub fn matches(&self, facets: &Facets, text: &str) -> bool {
        let tokens = tokens(facets, text);
        self.terms.iter().all(|ways| ways.iter().any(|way| way.iter().all(|token| tokens.contains(token))))
    }
}

/// The tokens of a docket, sorted and parted by blanks.
pub(crate) fn document(view: &View) -> String {
    let tokens: Vec<String> = tokens(&view.facets, &view.text).into_iter().collect();
    tokens.join(" ")
}

/// Whether both have the same tokens as far as can be told without making them, which costs more than all else of an
/// act.
pub(crate) fn same_document(a: &View, b: &View) -> bool {
    let (x, y) = (&a.facets, &b.facets);
    a.text == b.text && (&x.title, &x.group, &x.tags) == (&y.title, &y.group, &y.tags)
}

fn tokens(facets: &Facets, text: &str) -> BTreeSet<String> {
    let mut tokens = BTreeSet::new();
    for source in [&facets.title, &facets.group, text] {
        for run in split(source) {
            match run {
                Run::Chinese(signs) => {
                    tokens.extend(singles(&signs, 'w'));
                    tokens.extend(pairs(&signs, 'w'));
                    let initials: Vec<char> = signs.iter().map(|it| initial(*it)).collect();
                    tokens.extend(singles(&initials, 'p'));
                    tokens.extend(pairs(&initials, 'p'));
                }
                Run::Word(word) => {
                    tokens.insert(token('w', &word));
                }
            }
        }
    }
    tokens.extend(facets.tags.iter().map(|it| tag_token(it)));
    tokens
}

/// A tag may hold any sign; its bytes are written as digits.
fn tag_token(tag: &str) -> String {
    token('t', &tag.bytes().map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// A word behind its mark. The index of PostgreSQL takes no word of 2 KB; nobody looks for the end of one of 300 signs.
fn token(mark: char, word: &str) -> String {
    std::iter::once(mark).chain(word.chars().take(300)).collect()
}

enum Run {
    Chinese(Vec<char>),
    Word(String),
}

/// Runs of Chinese characters, and runs of other letters and digits in lower case; anything else parts them.
fn split(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for sign in text.chars().flat_map(char::to_lowercase).map(narrow) {
        match runs.last_mut() {
            Some(Some(Run::Chinese(signs))) if chinese(sign) => signs.push(sign),
            Some(Some(Run::Word(word))) if sign.is_alphanumeric() && !chinese(sign) => word.push(sign),
            _ if chinese(sign) => runs.push(Some(Run::Chinese(vec![sign]))),
            _ if sign.is_alphanumeric() => runs.push(Some(Run::Word(sign.to_string()))),
            _ => runs.push(None),
        }
    }
    runs.into_iter().flatten().collect()
}

/// Full-width letters and digits are found as the narrow ones.
fn narrow(sign: char) -> char {
    match sign {
        '\u{FF10}'..='\u{FF19}' | '\u{FF41}'..='\u{FF5A}' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
        _ => sign,
    }
}

fn chinese(sign: char) -> bool {
    let ranges = ['\u{3400}'..='\u{4DBF}', '\u{4E00}'..='\u{9FFF}', '\u{F900}'..='\u{FAFF}', '\u{20000}'..='\u{3FFFF}'];
    sign == '〇' || ranges.iter().any(|it| it.contains(&sign))
}

/// First letter of the pinyin; a character without one keeps its place as itself.
fn initial(sign: char) -> char {
    sign.to_pinyin().and_then(|it| it.first_letter().chars().next()).unwrap_or(sign)
}

fn singles(signs: &[char], mark: char) -> impl Iterator<Item = String> {
    signs.iter().map(move |it| format!("{mark}{it}"))
}

/// Neighbours two by two; a lone sign stands for itself.
fn pairs(signs: &[char], mark: char) -> Vec<String> {
    match signs {
        [one] => vec![format!("{mark}{one}")],
        _ => signs
            .windows(2)
            .map(|it| it.iter().fold(mark.to_string(), |token, sign| token + &sign.to_string()))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use docket::{Days, Standing};
    use jiff::civil::date;
    use vocab::UnitId;

    fn found(title: &str, typed: &str) -> bool {
        let facets = Facets {
            title: title.to_owned(),
            state: String::new(),
            standing: Standing::Open,
            owner: Some(UnitId(3)),
            partners: vec![],
            group: "获得电力".to_owned(),
            subject: None,
            region: None,
            opened_on: date(2026, 1, 1),
            days: Days::default(),
            progress: None,
            tags: vec!["source:plan".to_owned()],
        };
        Query::text(typed).matches(&facets, "附注 110kV")
    }

    #[test]
    fn a_docket_is_found_by_parts_of_its_title_by_initials_and_by_words() {
        for typed in
            ["", "低压", "压办", "电", "低压 时限", "dyb", "bdsx", "d", "hddl", "110KV", "１１０kv", "附注", "《低压》"]
        {
            assert!(found("低压办电时限压缩", typed), "{typed}");
        }
    }

    #[test]
    fn a_word_without_end_is_found_by_its_beginning() {
        let word = "𝒳".repeat(3_000);
        assert!(Query::text(&word).terms.concat().concat().iter().all(|token| token.len() < 2_000));
        assert!(found(&word, &word));
    }

    #[test]
    fn a_docket_is_not_found_by_what_it_does_not_say() {
        for typed in ["高压", "压低", "低压 高压", "xyz", "110", "source", "plan", "u3", "低限"] {
            assert!(!found("低压办电时限压缩", typed), "{typed}");
        }
    }
}

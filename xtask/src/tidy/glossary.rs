//! One word per thing: the synonyms that `docs/glossary.md` lists as refused appear in no Rust file.

use std::collections::BTreeMap;

use super::{Fault, Tree};

const GLOSSARY: &str = "docs/glossary.md";

/// This crate speaks about the words themselves.
const EXEMPT: &str = "xtask/";

/// The heading of the column that lists refused words.
const COLUMN: &str = "not";

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let refused = tree.file(GLOSSARY).map(|file| refused(&file.text)).unwrap_or_default();
    let mut faults = Vec::new();
    for file in tree.with("rs").filter(|file| !file.path.starts_with(EXEMPT)) {
        for (number, line) in file.text.lines().enumerate() {
            for (synonym, right) in parts(line).filter_map(|part| refused.get_key_value(&part)) {
                let message = format!("`{synonym}`: the word is `{right}`");
                faults.push(Fault::new(&file.path, number + 1, "glossary", message));
            }
        }
    }
    faults
}

/// Refused words, each with the word to use: from the tables whose columns are term, word, …, `not`.
fn refused(text: &str) -> BTreeMap<String, String> {
    let mut column = None;
    let mut found = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        if !line.trim_start().starts_with('|') {
            column = None;
        } else if let Some(place) = cells.iter().position(|cell| *cell == COLUMN) {
            column = Some(place);
        } else if let Some(list) = column.and_then(|place| cells.get(place)) {
            let right = cells.get(1).copied().unwrap_or_default().trim_matches('`');
            let words = list.split([',', '、']).map(|word| word.trim().trim_matches('`'));
            found.extend(
                words
                    .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
                    .map(|word| (word.to_owned(), right.to_owned())),
            );
        }
    }
    found
}

/// The words of a line in lower case, with `snake_case` and `CamelCase` taken apart.
fn parts(line: &str) -> impl Iterator<Item = String> {
    line.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(|word| {
        let mut parts: Vec<String> = Vec::new();
        let mut lower = false;
        for c in word.chars() {
            match parts.last_mut() {
                Some(part) if !(c.is_ascii_uppercase() && lower) => part.push(c.to_ascii_lowercase()),
                _ => parts.push(c.to_ascii_lowercase().to_string()),
            }
            lower = c.is_ascii_lowercase();
        }
        parts
    })
}

#[cfg(test)]
mod tests {
    use super::{parts, refused};

    #[test]
    fn names_are_taken_apart_at_underscores_and_capitals() {
        let words: Vec<String> = parts("fn open_ticket(TicketId, HTTPKpi)").collect();
        assert_eq!(words, ["fn", "open", "ticket", "ticket", "id", "httpkpi"]);
    }

    #[test]
    fn refused_words_are_read_from_their_column() {
        let table = "| 中文 | word | not |\n| --- | --- | --- |\n| 单位 | `unit` | `dept`, `agency` |\n";
        let pairs = [("dept".to_owned(), "unit".to_owned()), ("agency".to_owned(), "unit".to_owned())];
        assert_eq!(refused(table), pairs.into());
    }
}

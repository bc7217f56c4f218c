//! 言外之数 quantities said in words where the words leave no doubt: 零跑腿, 免收标书费.

use super::clause::{Clause, Line, Mark};
use super::words::{Implied, Words};

/// An object further away belongs to something else.
const OBJECT: usize = 12;

/// What a clause says without a number: the rule, and the words that say it (told apart within a passage by them).
pub fn scan(line: &Line, clause: Clause) -> Vec<(&'static Implied, String)> {
    let mut found: Vec<(&'static Implied, String)> = Vec::new();
    let text = line.text(clause.start, clause.end);
    if !Words::get().unnumbered.is_in(text) {
        return found;
    }
    for rule in &Words::get().implied {
        for word in &rule.words {
            for (at, _) in text.match_indices(word.as_str()) {
                let place = clause.start + text.get(..at).map_or(0, |head| head.chars().count());
                if line.mark(place) == Mark::Title {
                    continue;
                }
                let after = text.get(at + word.len()..).unwrap_or_default();
                let Some(object) = object(rule, after) else { continue };
                let said = format!("{word}{object}");
                if !found.iter().any(|(_, other)| *other == said) {
                    found.push((rule, said));
                }
            }
        }
    }
    found
}

/// The object that follows, up to the word that ends it; empty when the rule asks for none.
fn object(rule: &Implied, after: &str) -> Option<String> {
    if rule.object.is_empty() {
        return Some(String::new());
    }
    let object: String = after.chars().take(OBJECT).take_while(|c| !"、，,。；;的".contains(*c)).collect();
    let end = rule.object.iter().filter_map(|last| object.rfind(last.as_str()).map(|at| at + last.len())).max()?;
    object.get(..end).filter(|o| o.chars().count() > 2 && !o.starts_with("收费")).map(str::to_string)
}

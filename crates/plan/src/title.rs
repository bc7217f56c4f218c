//! 题目 the name of a measure: its heading sentence, else its first clause.

use crate::source::{Piece, Source, starts_with};

/// A heading sentence is at most this long.
const SENTENCE: usize = 34;

/// The words before the first mark that ends a sentence.
pub(crate) fn first_sentence(source: &Source, piece: Piece) -> String {
    let piece = source.trimmed(piece);
    let text = source.folded(piece);
    let end = text.iter().position(|c| matches!(c, '。' | ';' | ':')).unwrap_or(text.len());
    source.text(Piece { end: piece.start + end, ..piece })
}

/// The name of a measure whose words (without label) are `piece`.
pub(crate) fn title(source: &Source, piece: Piece) -> String {
    let mut piece = source.trimmed(piece);
    for opening in ["一方面", "另一方面"] {
        if starts_with(source.folded(piece), 0, opening) {
            piece = source.trimmed(Piece { start: piece.start + opening.chars().count(), ..piece });
        }
    }
    let text = source.folded(piece);
    let sentence = text.iter().position(|c| matches!(c, '。' | ';' | '!')).unwrap_or(text.len());
    let clause = clause_end(text);
    let commas = text.iter().take(sentence).filter(|c| **c == ',').count();
    let heads = sentence <= SENTENCE && commas <= 1;
    let alone = sentence + 1 >= text.len() && sentence <= 2 * SENTENCE;
    let end = if heads || alone { sentence } else { clause };
    source.text(Piece { end: piece.start + end, ..piece })
}

/// The first mark that ends a clause, not counted inside 《》 and quotation marks.
fn clause_end(text: &[char]) -> usize {
    let mut depth = 0_u32;
    for (i, c) in text.iter().enumerate() {
        match c {
            '《' | '“' | '(' => depth += 1,
            '》' | '”' | ')' => depth = depth.saturating_sub(1),
            ',' | ';' | '。' | ':' if depth == 0 => return i,
            '。' => return i,
            _ => {}
        }
    }
    text.len()
}

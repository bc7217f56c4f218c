//! 责任行 labels of responsibility on a line of their own, in a row, or in a bracket at the end of a measure.

use crate::deadline;
use crate::dictionary::{FieldKind, LABELS};
use crate::rank::cut;
use crate::source::{Line, Piece, Source, has_any, match_word, starts_with};
use crate::unit::ends_like_unit;

/// 字段 one label with its value.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub kind: FieldKind,
    /// The label in plain form (责任人).
    pub name: &'static str,
    /// The label as written, mark excluded.
    pub label: Piece,
    pub value: Piece,
}

/// The label at `at`: kind, plain name, end of the word, and where its value begins.
fn label_at(text: &[char], at: usize, end: usize) -> Option<(FieldKind, &'static str, usize, usize)> {
    let boxed = matches!(text.get(at), Some('【' | '['));
    let start = at + usize::from(boxed);
    LABELS.field.iter().flat_map(|f| f.names.iter().map(|name| (f.kind, name.as_str()))).find_map(|(kind, name)| {
        let word_end = match_word(text, start, name)?;
        let mut i = word_end;
        while i < end && text.get(i) == Some(&' ') {
            i += 1;
        }
        match text.get(i) {
            Some('】' | ']') if boxed => {
                i += 1;
                Some((kind, name, word_end, i + usize::from(text.get(i) == Some(&':'))))
            }
            Some(':') if i < end => Some((kind, name, word_end, i + 1)),
            _ => None,
        }
    })
}

/// Whether a line (or part) begins with a responsibility label, perhaps inside a bracket.
pub(crate) fn opens_with_field(text: &[char], start: usize, end: usize) -> bool {
    let at = start + usize::from(matches!(text.get(start), Some('(')));
    label_at(text, at, end).is_some()
}

/// All fields from `piece.start` on; the first label must stand there.
pub(crate) fn fields(source: &Source, piece: Piece) -> Vec<Field> {
    let Some(line) = source.lines.get(piece.line) else { return Vec::new() };
    let text = &line.folded;
    let mut found: Vec<Field> = Vec::new();
    let mut at_boundary = true;
    let mut i = piece.start;
    while i < piece.end {
        if at_boundary && let Some((kind, name, word_end, value)) = label_at(text, i, piece.end) {
            if let Some(last) = found.last_mut() {
                last.value.end = i;
            }
            let label = source.trimmed(Piece { line: piece.line, start: i, end: word_end });
            found.push(Field { kind, name, label, value: Piece { line: piece.line, start: value, end: piece.end } });
            i = value;
            continue;
        }
        at_boundary = matches!(text.get(i), Some(' ' | ',' | ';' | '。' | '、' | '(' | '|' | '/' | '“'));
        i += 1;
    }
    for field in &mut found {
        field.value = strip_ends(source, field.value);
    }
    found
}

/// Blanks and separators at both ends of a value; a bracket that was opened before it.
fn strip_ends(source: &Source, piece: Piece) -> Piece {
    let mut piece = source.trimmed(piece);
    loop {
        let text = source.folded(piece);
        let opened = text.iter().filter(|c| **c == '(').count();
        let closed = text.iter().filter(|c| **c == ')').count();
        match text.last() {
            Some(';' | ',' | '。' | '、' | ' ' | '|' | '/' | '【' | '[' | '(') => piece.end -= 1,
            Some(')') if closed > opened => piece.end -= 1,
            _ => break,
        }
    }
    source.trimmed(piece)
}

/// A bracket with responsibilities at the end of a piece, or a label after its last sentence: where the words end,
/// and the part with the fields.
pub(crate) fn tail(source: &Source, piece: Piece) -> Option<(usize, Piece)> {
    let line = source.lines.get(piece.line)?;
    bracket(line, piece).or_else(|| after_sentence(line, piece))
}

/// Whether the line ends in a bracket with responsibilities.
pub(crate) fn ends_with_bracket(line: &Line) -> bool {
    let whole = Piece { line: 0, start: line.start, end: line.end };
    let ends_in_role = closing_bracket(line, whole).is_some_and(|(_, inner)| {
        let text = line.folded.get(inner.start..inner.end).unwrap_or_default();
        has_any(text, &["牵头", "负责"])
    });
    ends_in_role || bracket(line, whole).is_some() || after_sentence(line, whole).is_some()
}

fn bracket(line: &Line, piece: Piece) -> Option<(usize, Piece)> {
    let (open, inner) = closing_bracket(line, piece)?;
    label_at(&line.folded, inner.start, inner.end).is_some().then_some((open, inner))
}

/// The bracket at the very end of a piece, a full stop after it not counted: where it opens, and what it holds.
fn closing_bracket(line: &Line, piece: Piece) -> Option<(usize, Piece)> {
    let text = &line.folded;
    let mut end = piece.end;
    while end > piece.start && matches!(text.get(end - 1), Some(' ' | '。' | ';' | '.')) {
        end -= 1;
    }
    (end > piece.start && matches!(text.get(end - 1), Some(')' | ']'))).then_some(())?;
    let mut depth = 0_usize;
    let open = (piece.start..end).rev().find(|&i| {
        match text.get(i) {
            Some(')' | ']') => depth += 1,
            Some('(' | '[') => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    Some((open, Piece { line: piece.line, start: open + 1, end: end - 1 }))
}

/// （某局牵头，某局、某局配合，9月底前完成）: roles behind the names instead of labels before them.
pub(crate) fn roles(source: &Source, piece: Piece) -> Option<(usize, Vec<Field>)> {
    let line = source.lines.get(piece.line)?;
    let (open, inner) = closing_bracket(line, piece)?;
    let words: [(&str, FieldKind, &'static str); 5] = [
        ("牵头负责", FieldKind::Lead, "牵头单位"),
        ("牵头", FieldKind::Lead, "牵头单位"),
        ("按职责分工负责", FieldKind::Units, "责任单位"),
        ("负责", FieldKind::Units, "责任单位"),
        ("配合", FieldKind::Partner, "配合单位"),
    ];
    let mut found = Vec::new();
    for clause in cut(source, inner, &[',', ';']) {
        let clause = source.trimmed(clause);
        let text = source.folded(clause);
        let ends = |word: &str| text.len().checked_sub(word.chars().count()).filter(|&at| starts_with(text, at, word));
        if let Some((at, kind, name)) = words.iter().find_map(|(word, kind, name)| Some((ends(word)?, *kind, *name))) {
            let value = source.trimmed(Piece { end: clause.start + at, ..clause });
            if !ends_like_unit(source.folded(value)) {
                return None;
            }
            found.push(Field { kind, name, label: value, value });
        } else if deadline::is_date(text) {
            found.push(Field { kind: FieldKind::Deadline, name: "完成时限", label: clause, value: clause });
        } else {
            return None;
        }
    }
    (!found.is_empty()).then_some((open, found))
}

fn after_sentence(line: &Line, piece: Piece) -> Option<(usize, Piece)> {
    let text = &line.folded;
    let at = (piece.start + 1..piece.end).find(|&i| {
        matches!(text.get(i - 1), Some('。' | ';' | ' ' | '!' | '】')) && label_at(text, i, piece.end).is_some()
    })?;
    Some((at, Piece { line: piece.line, start: at, end: piece.end }))
}

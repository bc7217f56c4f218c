//! 问题 lines of a problem section into problems; they begin at a label at the start of a line.

use crate::label::{Label, Style, han_number, label_at, printed};
use crate::plan::Problem;
use crate::source::{Piece, Source};
use crate::tree::Fault;

/// A problem before its words are copied out.
#[derive(Debug, Default)]
pub(crate) struct Item {
    pub label: Option<Label>,
    pub label_piece: Option<Piece>,
    pub pieces: Vec<Piece>,
    pub fault: Option<(Fault, String)>,
}

/// Splits the lines of a section.
pub(crate) fn split(source: &Source, pieces: &[Piece]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut style: Option<Style> = None;
    let labelled = pieces.iter().any(|&piece| label_of(source, piece).is_some());
    for &piece in pieces {
        let last = items.iter().rev().find_map(|item| item.label).map_or(0, |label| label.ordinal);
        let label = label_of(source, piece).filter(|l| style.is_none_or(|s| s == l.style || l.ordinal == last + 1));
        let lost = label.is_none().then(|| lost_is(source, piece, style, last)).flatten();
        let Some(label) = label.or(lost) else {
            match items.last_mut() {
                Some(item) if labelled => item.pieces.push(piece),
                _ => items.push(Item { pieces: vec![piece], ..Item::default() }),
            }
            continue;
        };
        let expected = printed(style.unwrap_or(label.style), label.ordinal);
        let fault = if lost.is_some() || style.is_some_and(|s| s != label.style) {
            Some((Fault::OtherStyle, expected))
        } else if label.ordinal != last + 1 {
            Some((Fault::Sequence, printed(label.style, last + 1)))
        } else {
            None
        };
        style = style.or(Some(label.style));
        let label_piece = Piece { end: piece.start + label.length, ..piece };
        items.push(Item { label: Some(label), label_piece: Some(label_piece), pieces: vec![piece], fault });
    }
    if let [only] = items.as_slice()
        && only.pieces.len() == 1
        && let Some(list) = single_line(source, only)
    {
        return list;
    }
    items
}

fn label_of(source: &Source, piece: Piece) -> Option<Label> {
    source.lines.get(piece.line).and_then(|line| label_at(&line.folded, piece.start))
}

/// 四… for 四是…: the number that comes next, its 是 lost.
fn lost_is(source: &Source, piece: Piece, style: Option<Style>, last: u32) -> Option<Label> {
    (style == Some(Style::Is)).then_some(())?;
    let line = source.lines.get(piece.line)?;
    let (ordinal, length) = han_number(&line.folded, piece.start)?;
    (ordinal == last + 1).then_some(Label { style: Style::Is, ordinal, length })
}

/// One line that is all there is, with its items one after the other.
fn single_line(source: &Source, item: &Item) -> Option<Vec<Item>> {
    let label = item.label?;
    let piece = *item.pieces.first()?;
    let text = &source.lines.get(piece.line)?.folded;
    let mut starts = vec![(label, piece.start)];
    for at in piece.start + label.length..piece.end {
        let after = text.get(at.checked_sub(1)?).is_some_and(|c| matches!(c, '。' | ';' | ',' | ' '));
        let next = starts.last().map_or(1, |(label, _)| label.ordinal + 1);
        if after && let Some(found) = label_at(text, at).filter(|l| l.style == label.style && l.ordinal == next) {
            starts.push((found, at));
        }
    }
    (starts.len() > 1).then_some(())?;
    let ends = starts.iter().skip(1).map(|&(_, at)| at).chain([piece.end]);
    let items = starts.iter().zip(ends).map(|(&(label, at), end)| {
        let part = source.trimmed(Piece { line: piece.line, start: at, end });
        let label_piece = Piece { end: at + label.length, ..part };
        Item { label: Some(label), label_piece: Some(label_piece), pieces: vec![part], fault: None }
    });
    Some(items.collect())
}

/// The problem as people read it.
pub(crate) fn finish(source: &Source, item: &Item) -> Problem {
    let label = item.label_piece.map(|piece| source.text(piece)).unwrap_or_default();
    let first = item.pieces.first().copied();
    let after = item.label.map_or(0, |label| label.length);
    let head = first.map(|piece| Piece { start: piece.start + after, ..piece });
    let title = head.map(|piece| crate::title::first_sentence(source, piece)).unwrap_or_default();
    Problem { label, title, excerpt: source.excerpt(&item.pieces) }
}

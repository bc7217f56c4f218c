//! 文字 quotation marks, brackets, blanks, doubled and unfinished sentences.

use super::{Context, Kind};
use crate::diagnostic::Diagnostic;
use crate::dictionary::{is_han, is_invisible};
use crate::parts::Part;
use crate::rank::cut;
use crate::source::{Piece, starts_with};
use crate::tree::Node;

pub(super) fn check(cx: &mut Context<'_>) {
    lines(cx);
    for paragraph in cx.paragraphs() {
        twice(cx, paragraph.piece);
        blanks(cx, paragraph.piece, paragraph.text);
        marks(cx, paragraph.piece, paragraph.text);
        if paragraph.text.last() == Some(&',') && paragraph.part != Kind::Preamble {
            let end = paragraph.text.len();
            cx.report(Diagnostic::new("text.ends_with_comma", cx.at(paragraph.piece, end - 1, end)));
        }
    }
    ends(cx);
}

fn lines(cx: &mut Context<'_>) {
    let (mut mixed, mut invisible, mut narrow) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..cx.source().lines.len() {
        let Some(line) = cx.source().lines.get(n) else { continue };
        let whole = Piece { line: n, start: 0, end: line.folded.len() };
        quotes(cx, whole, &line.folded);
        mixed.extend(brackets(cx, whole, &line.folded, line.raw()));
        let hidden = line.raw().iter().position(|&c| c == '\u{A0}' || is_invisible(c)).filter(|_| !line.is_blank());
        invisible.extend(hidden.map(|at| Diagnostic::new("text.invisible", cx.at_raw(n, at, at + 1))));
        let tabs = line
            .raw()
            .windows(3)
            .position(|w| w.iter().all(|c| *c == '\t'))
            .filter(|&at| at > line.start && !line.is_blank());
        if let Some(at) = tabs {
            let count = line.raw().iter().skip(at).take_while(|c| **c == '\t').count();
            cx.report(
                Diagnostic::new("text.tabs", cx.at_raw(n, at.saturating_sub(1), at + count)).with("count", count),
            );
        }
        if line.raw().get(line.start) == Some(&'(') && crate::label::label_at(&line.folded, line.start).is_some() {
            narrow.push(Diagnostic::new("bracket.narrow_label", cx.at_raw(n, line.start, line.start + 1)));
        }
    }
    let wide = cx.source().lines.iter().filter(|line| {
        line.raw().get(line.start) == Some(&'（') && crate::label::label_at(&line.folded, line.start).is_some()
    });
    let wide = wide.count();
    if wide > narrow.len() {
        cx.once(narrow);
    }
    cx.once(mixed);
    cx.once(invisible);
    digits(cx);
}

/// Full-width digits, where most are half width.
fn digits(cx: &mut Context<'_>) {
    let wide = |c: &char| ('０'..='９').contains(c);
    let mut found = Vec::new();
    let (mut narrow, mut count) = (0_usize, 0_usize);
    for (n, line) in cx.source().lines.iter().enumerate() {
        let own = line.raw().iter().filter(|c| wide(c)).count();
        narrow += line.raw().iter().filter(|c| c.is_ascii_digit()).count();
        count += own;
        let first = line.raw().iter().position(wide);
        found.extend(first.map(|at| {
            let length = line.raw().iter().skip(at).take_while(|c| wide(c)).count();
            Diagnostic::new("text.wide_digits", cx.at_raw(n, at, at + length))
        }));
    }
    if narrow > count {
        cx.once(found);
    }
}

fn quotes(cx: &mut Context<'_>, piece: Piece, text: &[char]) {
    let mut open: Option<usize> = None;
    let mut lost: Vec<(usize, &'static str)> = Vec::new();
    for (at, c) in text.iter().enumerate() {
        match c {
            '“' => {
                lost.extend(open.replace(at).map(|at| (at, "quote.unclosed")));
            }
            '”' if open.take().is_none() => lost.push((at, "quote.unopened")),
            _ => {}
        }
    }
    lost.extend(open.map(|at| (at, "quote.unclosed")));
    // A line whose marks all point one way was typed without care for direction; that is one finding.
    lost.truncate(3);
    for (at, code) in lost {
        let words: String = text.get(at + 1..(at + 7).min(text.len())).unwrap_or_default().iter().collect();
        cx.report(Diagnostic::new(code, cx.at(piece, at, at + 1)).with("words", words));
    }
}

/// Unmatched brackets are reported; a pair of two widths is handed back.
fn brackets(cx: &mut Context<'_>, piece: Piece, text: &[char], raw: &[char]) -> Option<Diagnostic> {
    let mut open: Vec<usize> = Vec::new();
    let mut mixed = None;
    let label = crate::label::label_at(text, cx.source().lines.get(piece.line)?.start);
    let after_label = cx.source().lines.get(piece.line).map_or(0, |line| line.start) + label.map_or(0, |l| l.length);
    for (at, c) in text.iter().enumerate().skip(after_label) {
        match c {
            '(' if open.len() < 64 => open.push(at),
            ')' => match open.pop() {
                Some(from) => {
                    let pair = (raw.get(from), raw.get(at));
                    if matches!(pair, (Some('（'), Some(')')) | (Some('('), Some('）'))) && mixed.is_none() {
                        mixed = Some(Diagnostic::new("bracket.mixed", cx.at(piece, from, at + 1)));
                    }
                }
                // 1） and a） carry a lone closing bracket.
                None if at > after_label + 2 => {
                    cx.report(Diagnostic::new("bracket.unclosed", cx.at(piece, at, at + 1)));
                    return mixed;
                }
                None => {}
            },
            _ => {}
        }
    }
    if let Some(&at) = open.first() {
        cx.report(Diagnostic::new("bracket.unclosed", cx.at(piece, at, at + 1)));
    }
    mixed
}

/// The same clause twice in a row.
fn twice(cx: &mut Context<'_>, piece: Piece) {
    let clauses = cut(cx.source(), piece, &[',', '。', ';']);
    for pair in clauses.windows(2) {
        let [first, second] = pair else { continue };
        let text = cx.source().folded(*first);
        if text.len() >= 5 && text == cx.source().folded(*second) {
            cx.report(Diagnostic::new("text.repeated", cx.source().span(*second)).and(cx.source().span(*first)));
        }
    }
}

/// A blank between two Chinese characters, or inside a number; one finding a paragraph.
fn blanks(cx: &mut Context<'_>, piece: Piece, text: &[char]) {
    let blank = |at: usize| -> Option<Diagnostic> {
        (text.get(at) == Some(&' ')).then_some(())?;
        let (before, after) = (text.get(at.checked_sub(1)?)?, text.get(at + 1)?);
        let words: String = text.get(at.saturating_sub(3)..(at + 4).min(text.len()))?.iter().collect();
        if is_han(*before) && is_han(*after) {
            return Some(Diagnostic::new("text.blank_inside", cx.at_wide(piece, at, at + 1)).with("words", words));
        }
        let point = *before == '.' && at >= 2 && text.get(at - 2).is_some_and(char::is_ascii_digit);
        (point && after.is_ascii_digit()).then(|| {
            Diagnostic::new("text.number_spaced", cx.at_wide(piece, at.saturating_sub(2), at + 2)).with("words", words)
        })
    };
    let label = crate::label::label_at(text, 0).map_or(0, |label| label.length + 1);
    if let Some(told) = (label..text.len()).find_map(blank) {
        cx.report(told);
    }
}

/// Marks that cannot follow each other: 、等, ，，, 。，.
fn marks(cx: &mut Context<'_>, piece: Piece, text: &[char]) {
    let wrong = ["、等", "、,", ",,", ",。", "。,", "。。", "、。", ";。", "、、", ",、", ",;", ";;"];
    let at = (0..text.len()).find(|&at| {
        matches!(text.get(at), Some('、' | ',' | '。' | ';')) && wrong.iter().any(|mark| starts_with(text, at, mark))
    });
    if let Some(at) = at {
        let words: String =
            text.get(at.saturating_sub(3)..(at + 3).min(text.len())).unwrap_or_default().iter().collect();
        cx.report(Diagnostic::new("text.punctuation", cx.at(piece, at, at + 2)).with("words", words));
    }
}

/// Items without an end mark, where most have one: problems, and measures that are not divided further.
fn ends(cx: &mut Context<'_>) {
    let problems = |part: &Part| part.problems.iter().filter_map(|item| item.pieces.last().copied()).collect();
    let measures = |part: &Part| {
        let mut found = Vec::new();
        part.tree.nodes.iter().for_each(|node| leaves(node, &mut found));
        found
    };
    unmarked(cx, problems);
    unmarked(cx, measures);
}

fn leaves(node: &Node, found: &mut Vec<Piece>) {
    if node.children.is_empty() {
        found.extend(node.own.last());
    }
    node.children.iter().for_each(|child| leaves(child, found));
}

fn unmarked(cx: &mut Context<'_>, items: impl Fn(&Part) -> Vec<Piece>) {
    let mut open = Vec::new();
    let mut closed = 0_usize;
    for last in cx.parts.chapters.iter().flat_map(items) {
        let last = cx.source().trimmed(last);
        match cx.source().folded(last).last() {
            // A comma has a finding of its own.
            None | Some(',') => {}
            Some('。' | ';' | '!' | '?' | '”' | ')') => closed += 1,
            Some(_) => open.push(Diagnostic::new("text.no_end_mark", cx.source().span(last))),
        }
    }
    if closed > open.len() {
        cx.once(open);
    }
}

//! 检查 everything the compiler looks for once the structure is read.

mod arithmetic;
mod conflict;
mod date;
mod figure;
mod heading;
mod limit;
mod link;
mod number;
mod numbers;
mod owner;
mod ratio;
mod reading;
mod stated;
mod target;
mod term;
mod wording;

use std::collections::BTreeMap;

use crate::compile::{Options, pieces};
use crate::diagnostic::Diagnostic;
use crate::figure::Figure;
use crate::parts::Parts;
use crate::plan::{Plan, Span};
use crate::source::{Piece, Source};

/// Nobody reads more findings than this.
const MOST: usize = 5_000;

/// What a check may look at, and where it puts what it finds.
pub(crate) struct Context<'a> {
    pub parts: &'a Parts,
    pub plan: &'a Plan,
    pub options: &'a Options,
    pub found: Vec<Diagnostic>,
}

/// 段落 one paragraph of the plan's text with its chapter.
#[derive(Clone, Copy)]
pub(crate) struct Paragraph<'a> {
    /// Index of the chapter; `None` in the preamble.
    pub chapter: Option<usize>,
    pub part: Kind,
    pub piece: Piece,
    pub text: &'a [char],
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Preamble,
    Problem,
    Goal,
    Measure,
}

impl<'a> Context<'a> {
    pub(crate) fn source(&self) -> &'a Source {
        &self.parts.source
    }

    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        if self.found.len() < MOST {
            self.found.push(diagnostic);
        }
    }

    /// A stretch of a paragraph as a place.
    pub(crate) fn at(&self, piece: Piece, start: usize, end: usize) -> Span {
        self.source().span(Piece { line: piece.line, start: piece.start + start, end: piece.start + end })
    }

    /// A stretch of a line as a place, blanks at its ends included.
    pub(crate) fn at_raw(&self, line: usize, start: usize, end: usize) -> Span {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let no = self.source().lines.get(line).map_or(0, |line| line.no);
        Span { line: no, column: count(start + 1), length: count(end.saturating_sub(start)) }
    }

    /// The same, counted from the beginning of a paragraph.
    pub(crate) fn at_wide(&self, piece: Piece, start: usize, end: usize) -> Span {
        self.at_raw(piece.line, piece.start + start, piece.start + end)
    }

    /// All paragraphs of text in order, responsibility lines and labels left out.
    pub(crate) fn paragraphs(&self) -> Vec<Paragraph<'a>> {
        let source = self.source();
        let mut all: Vec<Paragraph<'a>> = Vec::new();
        let mut add = |chapter, part, pieces: &[Piece]| {
            for piece in source.joined(pieces) {
                let piece = source.trimmed(piece);
                all.push(Paragraph { chapter, part, piece, text: source.folded(piece) });
            }
        };
        add(None, Kind::Preamble, &self.parts.preamble);
        for (n, part) in self.parts.chapters.iter().enumerate() {
            for item in &part.problems {
                add(Some(n), Kind::Problem, &item.pieces);
            }
            add(Some(n), Kind::Goal, &part.goal);
            for node in &part.tree.nodes {
                add(Some(n), Kind::Measure, &pieces(node));
            }
        }
        all
    }

    /// The figures of each chapter, by its number.
    pub(crate) fn figures(&self) -> BTreeMap<u32, Vec<&'a Figure>> {
        let mut by_chapter: BTreeMap<u32, Vec<&'a Figure>> = BTreeMap::new();
        for figure in &self.plan.figures {
            by_chapter.entry(figure.chapter).or_default().push(figure);
        }
        by_chapter
    }

    /// Tells findings of one code once: the first place, with the number of the others.
    pub(crate) fn once(&mut self, mut all: Vec<Diagnostic>) {
        all.sort_by_key(|diagnostic| diagnostic.span);
        let more = u32::try_from(all.len().saturating_sub(1)).unwrap_or(u32::MAX);
        if let Some(mut first) = all.into_iter().next() {
            first.more = more;
            self.report(first);
        }
    }
}

/// All findings in order of place.
pub(crate) fn all(
    parts: &Parts,
    plan: &Plan,
    options: &Options,
    read: &[crate::document::Finding],
    words: &crate::answer::Reading,
) -> Vec<Diagnostic> {
    let mut cx = Context { parts, plan, options, found: Vec::new() };
    reading::check(&mut cx, read);
    if plan.chapters.iter().all(|chapter| chapter.measures.is_empty()) {
        let span = plan.title.spans.first().or(plan.preamble.spans.first()).copied();
        cx.report(Diagnostic::new("document.not_a_plan", span.unwrap_or(Span { line: 1, column: 1, length: 0 })));
        cx.found.sort_by_key(|diagnostic| diagnostic.span);
        return cx.found;
    }
    heading::check(&mut cx);
    number::check(&mut cx);
    owner::check(&mut cx);
    date::check(&mut cx);
    target::check(&mut cx);
    link::check(&mut cx, words);
    limit::check(&mut cx);
    conflict::check(&mut cx);
    arithmetic::check(&mut cx);
    stated::check(&mut cx);
    figure::check(&mut cx);
    term::check(&mut cx);
    wording::check(&mut cx);
    cx.found.sort_by(|a, b| a.span.cmp(&b.span).then(a.severity.cmp(&b.severity)).then(a.code.cmp(b.code)));
    cx.found.truncate(MOST);
    cx.found
}

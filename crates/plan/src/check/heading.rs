//! 标题 headings of chapters and labels of sections beside those of the other chapters.

use std::collections::BTreeMap;

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::label::printed;
use crate::outline::{Section, indicator, place_prefix};
use crate::plan::Span;
use crate::source::find;

pub(super) fn check(cx: &mut Context<'_>) {
    wording(cx);
    numbers(cx);
    sections(cx);
}

/// The most frequent value; `None` where no value leads.
fn usual<T: Ord + Clone>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 1).map(|(value, _)| value)
}

/// Headings whose tail differs from the others': cut short, words in another order, a word missing.
fn wording(cx: &mut Context<'_>) {
    let source = cx.source();
    let headings: Vec<_> = cx.parts.chapters.iter().filter_map(|part| part.heading).collect();
    let read: Vec<_> = headings
        .iter()
        .map(|heading| {
            let (name, tail) = indicator(source.folded(heading.core));
            (*heading, name, tail)
        })
        .collect();
    let Some(tail) = usual(read.iter().map(|(_, _, tail)| tail.clone())) else { return };
    let placed = read.iter().filter(|(_, name, _)| place_prefix(name).is_some()).count();
    let usual_tail: String = tail.iter().collect();
    for (heading, name, own) in &read {
        let span = source.span(source.whole(heading.line));
        if own == &tail {
            if placed * 2 < read.len() && place_prefix(name).is_some() {
                cx.report(Diagnostic::new("heading.irregular", span).with("usual", format!("…{usual_tail}")));
            }
            continue;
        }
        let cut = !own.is_empty() && own.len() < tail.len() && tail.starts_with(own);
        let code = if cut { "heading.truncated" } else { "heading.irregular" };
        cx.report(Diagnostic::new(code, span).with("usual", format!("…{usual_tail}")));
    }
}

/// Numbers of chapters: another token than the others', out of order.
fn numbers(cx: &mut Context<'_>) {
    let labelled: Vec<_> =
        cx.parts.chapters.iter().filter_map(|part| part.heading).filter_map(|h| Some((h, h.label?))).collect();
    let Some(style) = usual(labelled.iter().map(|(_, label)| label.style)) else { return };
    // The first chapter may follow a numbered part that is none (一、总体要求).
    let mut last = labelled.first().map_or(0, |(_, label)| label.ordinal.saturating_sub(1));
    for (heading, label) in &labelled {
        let whole = cx.source().whole(heading.line);
        let span = cx.at(whole, 0, label.length);
        if label.style != style {
            let expected = printed(style, label.ordinal);
            cx.report(Diagnostic::new("number.irregular", span).with("expected", expected));
        }
        if label.ordinal != last + 1 {
            let expected = printed(style, last + 1);
            cx.report(Diagnostic::new("number.sequence", span).with("expected", expected));
        }
        last = label.ordinal;
    }
}

fn sections(cx: &mut Context<'_>) {
    let any = |kind| cx.parts.chapters.iter().any(|part| part.sections.iter().any(|(k, _)| *k == kind));
    let used = [Section::Problem, Section::Goal, Section::Measure].map(|kind| (kind, any(kind)));
    let mut missing = Vec::new();
    let mut bare = Vec::new();
    for (n, part) in cx.parts.chapters.iter().enumerate() {
        let head = cx.plan.chapters.get(n).map(|c| c.heading.head()).filter(|span| span.line > 0);
        let first = part.sections.first().map(|(_, piece)| cx.source().span(*piece));
        let place = head.or(first).unwrap_or(Span { line: 1, column: 1, length: 0 });
        for (kind, used) in used {
            if used && !part.sections.iter().any(|(k, _)| *k == kind) {
                let name = match kind {
                    Section::Problem => "主要问题",
                    Section::Goal => "整改目标",
                    Section::Measure => "整改措施",
                };
                missing.push(Diagnostic::new("section.missing", place).with("section", name));
            }
        }
        for (kind, piece) in &part.sections {
            let text = cx.source().folded(*piece);
            if find(text, ":", 0).is_none() && text.last() != Some(&'】') && text.len() < 8 {
                bare.push(Diagnostic::new("section.no_colon", cx.source().span(*piece)));
            }
            let empty = match kind {
                Section::Problem => part.problems.is_empty(),
                Section::Goal => part.goal.is_empty(),
                Section::Measure => part.tree.nodes.is_empty(),
            };
            if empty {
                missing.push(Diagnostic::new("section.empty", cx.source().span(*piece)));
            }
        }
    }
    cx.found.append(&mut missing);
    cx.once(bare);
}

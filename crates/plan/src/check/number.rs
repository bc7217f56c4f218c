//! 序号 labels of problems and measures that do not fit their neighbours'.

use std::collections::BTreeMap;

use super::Context;
use crate::compile::head;
use crate::diagnostic::Diagnostic;
use crate::label::Style;
use crate::plan::Span;
use crate::tree::{Fault, Node};

pub(super) fn check(cx: &mut Context<'_>) {
    for part in &cx.parts.chapters {
        for item in &part.problems {
            let Some((fault, expected)) = &item.fault else { continue };
            let code = if *fault == Fault::Sequence { "number.sequence" } else { "number.irregular" };
            let span = item.label_piece.map(|piece| cx.source().span(piece)).unwrap_or_default();
            cx.report(Diagnostic::new(code, span).with("expected", expected));
        }
        part.tree.nodes.iter().for_each(|node| measure(cx, node));
    }
    styles(cx);
}

fn measure(cx: &mut Context<'_>, node: &Node) {
    let label = node.label_piece.map(|piece| cx.source().span(piece));
    let words = head(node).map(|piece| {
        let span = cx.source().span(piece);
        Span { length: span.length.min(12), ..span }
    });
    let place = label.or(words).unwrap_or_default();
    let expected = node.inferred.clone().unwrap_or_default();
    match node.fault {
        Some(Fault::OtherStyle) => cx.report(Diagnostic::new("number.irregular", place).with("expected", expected)),
        Some(Fault::Missing) if node.inferred.is_some() => {
            cx.report(Diagnostic::new("number.missing", place).with("expected", expected));
        }
        Some(Fault::Sequence) => cx.report(Diagnostic::new("number.out_of_order", place)),
        Some(Fault::Doubled) => cx.report(Diagnostic::new("number.doubled", place)),
        _ => {}
    }
    node.children.iter().for_each(|child| measure(cx, child));
}

/// Chapters whose measures carry another token than most chapters'.
fn styles(cx: &mut Context<'_>) {
    let first = |nodes: &[Node]| nodes.iter().find_map(|node| Some((node.label?.style, node.label_piece?)));
    let kin = |style: Style| if style == Style::ArabicParen { Style::HanParen } else { style };
    let styles: Vec<_> = cx.parts.chapters.iter().filter_map(|part| first(&part.tree.nodes)).collect();
    let mut counts: BTreeMap<Style, usize> = BTreeMap::new();
    for (style, _) in &styles {
        *counts.entry(kin(*style)).or_default() += 1;
    }
    let Some((usual, _)) = counts.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n * 2 > styles.len()) else {
        return;
    };
    let expected = crate::label::printed(usual, 1);
    for (style, piece) in styles.iter().filter(|(style, _)| kin(*style) != usual) {
        let _ = style;
        let span = cx.source().span(*piece);
        cx.report(Diagnostic::new("number.style_differs", span).with("expected", &expected));
    }
}

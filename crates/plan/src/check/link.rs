//! 对应 problems that no measure answers, measures that answer no problem, goals that no measure carries.
//!
//! Words are compared by pairs of characters, rare pairs weighing more. It is a hint for the reader, not a judgement.

use super::Context;
use crate::answer::{ANSWERED, Pairs, Reading, Weights, Words, pairs};
use crate::compile::head;
use crate::diagnostic::Diagnostic;
use crate::dictionary::WORDING;
use crate::rank::cut;
use crate::source::{has_any, starts_with};

/// Below this share of a measure's title in the problems, it belongs to none.
const BELONGS: f64 = 0.16;
/// Below this share of a goal's clause in all measures, nothing carries it.
const CARRIED: f64 = 0.07;

pub(super) fn check(cx: &mut Context<'_>, read: &Reading) {
    for (n, words) in read.chapters.iter().enumerate() {
        if words.problems.is_empty() || words.measures.is_empty() {
            continue;
        }
        unanswered(cx, n, words);
        unasked(cx, n, words, &read.weights);
        uncarried(cx, n, &words.measures, &read.weights);
    }
}

/// Problems that nothing answers.
fn unanswered(cx: &mut Context<'_>, n: usize, words: &Words) {
    let Some(chapter) = cx.plan.chapters.get(n) else { return };
    let answered = |problem: usize| chapter.answers.iter().any(|(it, _)| *it == problem);
    let lost = words.heads.iter().enumerate().filter(|(problem, (_, head))| head.len() > 2 && !answered(*problem));
    for (_, (head, _)) in lost {
        let title = cx.source().text(*head);
        cx.report(Diagnostic::new("problem.unanswered", cx.source().span(*head)).with("title", title));
    }
}

fn unasked(cx: &mut Context<'_>, n: usize, words: &Words, weights: &Weights) {
    let Some(part) = cx.parts.chapters.get(n) else { return };
    let all: Pairs = words.problems.iter().flatten().copied().collect();
    let mut found = Vec::new();
    for (node, measure) in part.tree.nodes.iter().zip(&words.measures) {
        let Some(piece) = head(node) else { continue };
        let Some(first) = cut(cx.source(), piece, &['。', ';']).first().copied() else { continue };
        let title = pairs([cx.source().folded(first)]);
        let answers = words.heads.iter().map(|(_, problem)| weights.share(problem, measure)).fold(0.0, f64::max);
        if title.len() > 2 && answers < ANSWERED && weights.share(&title, &all) < BELONGS {
            let label = node.label_piece.map(|piece| cx.source().text(piece)).unwrap_or_default();
            found.push(Diagnostic::new("measure.without_problem", cx.source().span(first)).with("label", label));
        }
    }
    cx.once(found);
}

/// Clauses of the goal that name an act which no measure takes up.
fn uncarried(cx: &mut Context<'_>, n: usize, measures: &[Pairs], weights: &Weights) {
    let Some(part) = cx.parts.chapters.get(n) else { return };
    let all: Pairs = measures.iter().flatten().copied().collect();
    let mut found = Vec::new();
    for &goal in &part.goal {
        for clause in cut(cx.source(), goal, &['。', ';', ',']) {
            let clause = cx.source().trimmed(clause);
            let text = cx.source().folded(clause);
            let acts = WORDING.acts.iter().any(|verb| starts_with(text, 0, verb));
            let set = pairs([text]);
            if acts && set.len() > 4 && !has_any(text, &["位次", "评价"]) && weights.share(&set, &all) < CARRIED {
                let told = Diagnostic::new("goal.without_measure", cx.source().span(clause));
                found.push(told.with("text", cx.source().text(clause)));
            }
        }
    }
    cx.found.append(&mut found);
}

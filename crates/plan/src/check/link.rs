//! 对应 problems that no measure answers, measures that answer no problem, goals that no measure carries.
//!
//! Words are compared by pairs of characters, rare pairs weighing more. It is a hint for the reader, not a judgement.

use super::Context;
use crate::answer::{ANSWERED, Pairs, Reading, Weights, Words, pairs};
use crate::compile::head;
use crate::diagnostic::Diagnostic;
use crate::dictionary::{WORDING, folded};
use crate::figure::Figure;
use crate::plan::Excerpt;
use crate::rank::cut;
use crate::source::{find, has_any, starts_with};

/// Below this share of a measure's title in the problems, it belongs to none.
const BELONGS: f64 = 0.16;
/// Below this share of a goal's clause in all measures, nothing carries it.
const CARRIED: f64 = 0.07;
/// Most figures of one chapter that are looked up in its measures.
const MOST: usize = 400;

pub(super) fn check(cx: &mut Context<'_>, read: &Reading) {
    let figures = cx.figures();
    for (n, words) in read.chapters.iter().enumerate() {
        if words.problems.is_empty() || words.measures.is_empty() {
            continue;
        }
        unanswered(cx, n, words);
        unasked(cx, n, words, &read.weights);
        uncarried(cx, n, &words.measures, &read.weights);
        let plan = cx.plan;
        let Some(chapter) = plan.chapters.get(n) else { continue };
        let stated = figures.get(&chapter.no).map(Vec::as_slice).unwrap_or_default();
        levels(cx, &chapter.goal, stated, &words.measures, &read.weights);
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
    let Some(chapter) = cx.plan.chapters.get(n) else { return };
    let all = Pairs::union(&words.problems);
    let mut found = Vec::new();
    for (at, (node, measure)) in part.tree.nodes.iter().zip(&words.measures).enumerate() {
        if chapter.answers.iter().any(|(_, answer)| *answer == at) {
            continue;
        }
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
    let all = Pairs::union(measures);
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

/// Levels of the goal (投产率达到60%) of which no measure says a word; told once a chapter.
fn levels(cx: &mut Context<'_>, goal: &Excerpt, stated: &[&Figure], measures: &[Pairs], weights: &Weights) {
    let all = Pairs::union(measures);
    let aimed = |figure: &&&Figure| figure.unit != "名" && !figure.kind.is_fact() && goal.covers(figure.place());
    let lost = stated.iter().take(MOST).filter(aimed).filter(|figure| {
        let clause = folded(&figure.span);
        let reaches = ["达到", "不低于", "不少于", "不超过", "提高到", "提升到", "提升至", "降到", "降至", "控制在"];
        let end = reaches.iter().filter_map(|word| find(&clause, word, 0)).min();
        let subject = folded(&figure.subject);
        let set = pairs([end.and_then(|end| clause.get(..end)).unwrap_or(&subject)]);
        set.len() > 1 && weights.share(&set, &all) <= 0.0
    });
    let told = |figure: &&Figure| Diagnostic::new("goal.level_alone", figure.place()).with("text", &figure.span);
    let found = lost.map(told).collect();
    cx.once(found);
}

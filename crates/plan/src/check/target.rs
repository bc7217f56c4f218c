//! 位次目标 goals without a rank, vague or contradicting ones, and years that do not fit.

use super::{Context, Kind};
use crate::compile::year_in;
use crate::diagnostic::Diagnostic;
use crate::plan::Span;
use crate::rank::cut;
use crate::source::{find, has_any};

pub(super) fn check(cx: &mut Context<'_>) {
    ranks(cx);
    sentences(cx);
}

fn ranks(cx: &mut Context<'_>) {
    let ranked = cx.plan.chapters.iter().any(|chapter| chapter.target_ranks.iter().any(|t| t.rank_at_most.is_some()));
    let (mut vague, mut several, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for chapter in &cx.plan.chapters {
        let goal = chapter.goal.head();
        if goal.line == 0 {
            continue;
        }
        match chapter.target_ranks.as_slice() {
            [] if ranked => {
                let span = Span { length: goal.length.min(16), ..goal };
                missing.push(Diagnostic::new("target.missing", span).with("indicator", &chapter.indicator));
            }
            [] => {}
            [only] => {
                if only.rank_at_most.is_none() {
                    let text = &only.excerpt.text;
                    vague.push(Diagnostic::new("target.vague", only.excerpt.head()).with("text", text));
                }
            }
            [first, .., last] => {
                let told = Diagnostic::new("target.several", last.excerpt.head()).and(first.excerpt.head());
                several.push(told.with("count", chapter.target_ranks.len()));
            }
        }
    }
    cx.once(missing);
    cx.found.append(&mut vague);
    cx.found.append(&mut several);
}

/// Sentences of goals: advance and hold at once; another year than the plan's.
fn sentences(cx: &mut Context<'_>) {
    for paragraph in cx.paragraphs().into_iter().filter(|p| p.part == Kind::Goal) {
        for sentence in cut(cx.source(), paragraph.piece, &['。', ';']) {
            let text = cx.source().folded(sentence);
            let advance = find(text, "前移", 0).or_else(|| find(text, "进位", 0));
            let hold = find(text, "保持", 0);
            if let (Some(advance), Some(hold)) = (advance, hold) {
                let second = cx.at(sentence, hold, hold + 2);
                cx.report(Diagnostic::new("target.contradicts", cx.at(sentence, advance, advance + 2)).and(second));
            }
            let evaluated = has_any(text, &["评价", "考核", "评估", "排名"]);
            let (Some(year), Some(named)) = (cx.plan.year, years(text).first().copied()) else { continue };
            if evaluated && named.0 < year {
                let others = years(text).iter().any(|(y, _)| *y == year);
                let reached = has_any(text, &["好成绩", "取得", "获得全", "名列", "位列", "位居", "排名第"]);
                let code = if others || reached { "year.mixed" } else { "year.differs" };
                let span = cx.at(sentence, named.1, named.1 + 4);
                cx.report(Diagnostic::new(code, span).with("named", named.0).with("year", year));
            }
        }
    }
}

/// Years a text names, with their places.
fn years(text: &[char]) -> Vec<(i16, usize)> {
    let mut found = Vec::new();
    for at in 0..text.len() {
        let fresh = at == 0 || !text.get(at - 1).is_some_and(char::is_ascii_digit);
        let here = text.get(at..(at + 4).min(text.len())).unwrap_or_default();
        if fresh
            && here.len() == 4
            && here.iter().all(char::is_ascii_digit)
            && !text.get(at + 4).is_some_and(char::is_ascii_digit)
            && let Some(year) = year_in(here)
        {
            found.push((year, at));
        }
    }
    found
}

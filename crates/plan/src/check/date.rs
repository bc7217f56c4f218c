//! 时限 deadlines that are missing, unclear, open or do not fit the plan's year.

use std::collections::BTreeSet;

use super::{Context, Kind};
use crate::diagnostic::Diagnostic;
use crate::plan::{Deadline, Measure, Span};
use crate::source::find;

pub(super) fn check(cx: &mut Context<'_>) {
    missing(cx);
    each(cx);
    relative(cx);
}

fn missing(cx: &mut Context<'_>) {
    for chapter in &cx.plan.chapters {
        let undated: Vec<&Measure> = chapter.measures.iter().filter(|m| m.owners.deadline.is_none()).collect();
        let head = chapter.heading.head();
        if undated.len() == chapter.measures.len() && head.line > 0 && undated.len() > 1 {
            cx.report(Diagnostic::new("date.chapter_missing", head).with("count", undated.len()));
            continue;
        }
        for measure in undated {
            let span = measure.excerpt.head();
            let span = Span { length: span.length.min(16), ..span };
            cx.report(Diagnostic::new("date.missing", span).with("title", &measure.title));
        }
    }
}

fn each(cx: &mut Context<'_>) {
    let plan = cx.plan;
    let mut seen: BTreeSet<Span> = BTreeSet::new();
    let (mut open, mut months, mut spaced, mut past) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let days = deadlines(cx).iter().any(|deadline| deadline.normal.len() == 10);
    for deadline in deadlines(cx) {
        if !seen.insert(deadline.span) {
            continue;
        }
        let told = |code| Diagnostic::new(code, deadline.span).with("text", &deadline.text);
        let Some(due) = deadline.due else {
            if deadline.normal.is_empty() {
                cx.report(told("date.unclear"));
            } else {
                open.push(told("date.open_ended"));
            }
            continue;
        };
        if deadline.year_inferred {
            cx.report(told("date.no_year").with("normal", &deadline.normal));
        }
        if deadline.normal.len() == 7 && days {
            months.push(told("date.month_only").with("due", due));
        }
        if deadline.text.contains([' ', '\u{3000}', '\u{A0}']) {
            spaced.push(told("date.spaced"));
        }
        if plan.year.is_some_and(|year| due.year() < year) {
            cx.report(told("date.before_plan").with("year", plan.year.unwrap_or_default()));
        }
        if cx.options.today.is_some_and(|today| due < today) {
            past.push(told("date.past").with("due", due));
        }
    }
    for list in [open, months, spaced, past] {
        cx.once(list);
    }
}

fn deadlines<'a>(cx: &Context<'a>) -> Vec<&'a Deadline> {
    cx.plan.chapters.iter().flat_map(|c| c.all_measures()).filter_map(|m| m.owners.deadline.as_ref()).collect()
}

/// 今年, 近期, 年底前: a year later nobody knows which.
fn relative(cx: &mut Context<'_>) {
    let words = ["今年", "本年度", "上半年", "下半年", "近期", "年内", "年底前", "月底前", "近日", "明年"];
    let mut found = Vec::new();
    for paragraph in cx.paragraphs().into_iter().filter(|p| matches!(p.part, Kind::Measure | Kind::Goal)) {
        let first = words.iter().filter_map(|word| Some((find(paragraph.text, word, 0)?, word))).min();
        if let Some((at, word)) = first {
            let span = cx.at(paragraph.piece, at, at + word.chars().count());
            found.push(Diagnostic::new("date.relative", span).with("word", word));
        }
    }
    cx.once(found);
}

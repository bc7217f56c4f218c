//! 时限 deadlines that are missing, unclear, open or do not fit the plan's year.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Kind};
use crate::diagnostic::Diagnostic;
use crate::plan::{Deadline, Measure, Span};
use crate::source::find;

pub(super) fn check(cx: &mut Context<'_>) {
    missing(cx);
    each(cx);
    relative(cx);
    forms(cx);
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

/// 2026年9月30日, 2026.9.30, 2026/9/30, 二〇二六年…: dates written otherwise than most.
fn forms(cx: &mut Context<'_>) {
    let form = |deadline: &Deadline| {
        let text = crate::dictionary::folded(&deadline.text);
        let mark = text.iter().copied().find(|c| matches!(c, '年' | '月' | '.' | '/' | '-'))?;
        let digits = text.iter().any(char::is_ascii_digit);
        // 年底前 is no date written in figures of either kind.
        let figures = digits || text.iter().any(|c| "〇一二三四五六七八九十".contains(*c));
        let mark = if mark == '月' { '年' } else { mark };
        (figures && deadline.due.is_some()).then_some((mark, digits))
    };
    let mut seen = BTreeSet::new();
    let all: Vec<_> = deadlines(cx)
        .into_iter()
        .filter(|deadline| seen.insert(deadline.span))
        .filter_map(|deadline| Some((form(deadline)?, deadline)))
        .collect();
    let mut counts: BTreeMap<(char, bool), usize> = BTreeMap::new();
    for (form, _) in &all {
        *counts.entry(*form).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    let Some(&(usual, first)) = all.iter().find(|(form, _)| most.is_some_and(|(most, _)| most == *form)) else {
        return;
    };
    let odd = all.iter().filter(|(form, _)| *form != usual).map(|(_, deadline)| {
        let told = Diagnostic::new("date.form_varies", deadline.span).and(first.span);
        told.with("text", &deadline.text).with("usual", &first.text)
    });
    let odd = odd.collect();
    cx.once(odd);
}

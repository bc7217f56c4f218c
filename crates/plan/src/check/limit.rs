//! 限值 limits that overlap, leave a gap, or are said twice.

use super::Context;
use super::numbers::{Number, numbers, shown};
use crate::diagnostic::Diagnostic;
use crate::dictionary::WORDING;
use crate::plan::Span;
use crate::rank::cut;
use crate::source::{Piece, find, has_any, starts_with};

const AT_MOST: [&str; 6] = ["不超过", "不得超过", "不多于", "不高于", "不大于", "最长不超过"];
const TIME: [&str; 7] = ["个工作日", "工作日", "日", "天", "小时", "个月", "个环节"];

/// Most limits of one paragraph that are compared with each other.
const MOST: usize = 64;

pub(super) fn check(cx: &mut Context<'_>) {
    for paragraph in cx.paragraphs() {
        overlap(cx, paragraph.piece);
        gap(cx, paragraph.piece, paragraph.text);
        doubled(cx, paragraph.piece, paragraph.text);
        days(cx, paragraph.piece);
    }
}

struct Limit {
    span: Span,
    value: i64,
    unit: &'static str,
    kinds: Vec<usize>,
}

fn limit_in(cx: &Context<'_>, clause: Piece) -> Option<Limit> {
    let text = cx.source().folded(clause);
    has_any(text, &AT_MOST).then_some(())?;
    let number = numbers(text).into_iter().rfind(|number| TIME.contains(&number.unit))?;
    Some(Limit {
        span: cx.at(clause, number.start, number.end),
        value: number.value,
        unit: number.unit,
        kinds: Vec::new(),
    })
}

/// What a clause sorts its cases by.
fn kinds_in(text: &[char]) -> Vec<usize> {
    let kinds = WORDING.dimensions.iter().enumerate().filter(|(_, words)| has_any(text, words));
    kinds.map(|(n, _)| n).collect()
}

/// The limits of a paragraph; 有配套工程的… goes on with the case before it.
fn limits(cx: &Context<'_>, piece: Piece) -> Vec<Limit> {
    let mut found = Vec::new();
    for sentence in cut(cx.source(), piece, &['。', ';']) {
        let mut before: Vec<usize> = Vec::new();
        for clause in cut(cx.source(), sentence, &[',']) {
            let text = cx.source().folded(cx.source().trimmed(clause));
            let mut kinds = kinds_in(text);
            if matches!(text.first(), Some('有' | '无')) {
                kinds.append(&mut before);
            }
            if let Some(limit) = limit_in(cx, clause).filter(|_| found.len() < MOST) {
                found.push(Limit { kinds: kinds.clone(), ..limit });
            }
            before = kinds;
        }
    }
    found
}

/// Cases sorted by different things (voltage here, size there) can both hold for one customer.
fn overlap(cx: &mut Context<'_>, piece: Piece) {
    let limits = limits(cx, piece);
    let pair = limits.iter().enumerate().find_map(|(n, later)| {
        let earlier = limits.iter().take(n).find(|earlier| {
            let apart = !earlier.kinds.is_empty()
                && !later.kinds.is_empty()
                && earlier.kinds.iter().all(|k| !later.kinds.contains(k));
            apart && earlier.unit == later.unit && earlier.value != later.value
        })?;
        Some((earlier, later))
    });
    if let Some((earlier, later)) = pair {
        let told = Diagnostic::new("limit.overlap", later.span).and(earlier.span);
        let told = told.with("first", shown(earlier.value)).with("second", shown(later.value)).with("unit", later.unit);
        cx.report(told);
    }
}

/// 35千伏及以上 … 10千伏及以下: nothing is said of what lies between.
fn gap(cx: &mut Context<'_>, piece: Piece, text: &[char]) {
    let all = numbers(text);
    let with = |words: [&str; 2]| -> Vec<&Number> {
        all.iter().filter(|n| !n.unit.is_empty() && words.iter().any(|word| starts_with(text, n.end, word))).collect()
    };
    let lower = with(["及以上", "(含)以上"]).into_iter().min_by_key(|n| n.value);
    let Some(lower) = lower else { return };
    let upper = with(["及以下", "(含)以下"]).into_iter().filter(|n| n.unit == lower.unit).max_by_key(|n| n.value);
    let Some(upper) = upper else { return };
    let between = all.iter().any(|n| n.unit == lower.unit && n.value > upper.value && n.value < lower.value);
    if upper.value < lower.value && !between {
        let told = Diagnostic::new("limit.gap", cx.at(piece, upper.start, upper.end)).and(cx.at(
            piece,
            lower.start,
            lower.end,
        ));
        cx.report(told.with("low", shown(upper.value)).with("high", shown(lower.value)).with("unit", lower.unit));
    }
}

/// 不高于…以内, 约…余: one bound said twice.
fn doubled(cx: &mut Context<'_>, piece: Piece, text: &[char]) {
    for clause in cut(cx.source(), piece, &['。', ';', ',']) {
        let words = cx.source().folded(clause);
        let lead = AT_MOST.iter().find_map(|word| find(words, word, 0).map(|at| (at, word)));
        let Some((at, word)) = lead else { continue };
        let Some(within) = find(words, "以内", at) else { continue };
        let told = Diagnostic::new("limit.doubled", cx.at(clause, within, within + 2));
        cx.report(told.and(cx.at(clause, at, at + word.chars().count())).with("first", word).with("second", "以内"));
    }
    for number in numbers(text) {
        let about = number.start.checked_sub(1).and_then(|at| text.get(at)) == Some(&'约');
        let rest = text.get(number.start..number.end).unwrap_or_default();
        if about && rest.iter().any(|c| matches!(c, '余' | '多')) {
            cx.report(Diagnostic::new(
                "limit.approximate_twice",
                cx.at(piece, number.start.saturating_sub(1), number.end),
            ));
        }
    }
}

/// 工作日 beside 日 or 天 in one sentence.
fn days(cx: &mut Context<'_>, piece: Piece) {
    for sentence in cut(cx.source(), piece, &['。', ';']) {
        let text = cx.source().folded(sentence);
        let all = numbers(text);
        let working = all.iter().find(|number| number.unit.ends_with("工作日"));
        let plain = all.iter().find(|number| {
            let dated = number.start.checked_sub(1).and_then(|at| text.get(at)) == Some(&'月');
            matches!(number.unit, "日" | "天") && !dated
        });
        if let (Some(working), Some(plain)) = (working, plain) {
            let told = Diagnostic::new("limit.days_mixed", cx.at(sentence, plain.start, plain.end));
            cx.report(told.and(cx.at(sentence, working.start, working.end)).with("unit", plain.unit));
        }
    }
}

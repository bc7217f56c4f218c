//! 矛盾 two limits or targets of one subject in one chapter that cannot both hold.

use std::collections::BTreeSet;

use super::Context;
use super::numbers::numbers;
use crate::diagnostic::Diagnostic;
use crate::dictionary::{WORDING, folded, is_han};
use crate::figure::{Figure, Kind};
use crate::source::{find, has_any, starts_with};

/// Most figures of one chapter that are compared with each other.
const MOST: usize = 200;
/// Fewest characters of an event that starts a clock, for two clocks to start at the same one.
const EVENT: usize = 4;

/// A promised bound with what it is about.
struct Bound<'a> {
    figure: &'a Figure,
    subject: Vec<char>,
    /// What is to be done: the words after the number.
    act: Vec<char>,
}

pub(super) fn check(cx: &mut Context<'_>) {
    let plan = cx.plan;
    let figures = cx.figures();
    let mut seen = BTreeSet::new();
    for chapter in plan.chapters.iter().filter(|chapter| seen.insert(chapter.no)) {
        let stated = figures.get(&chapter.no).map(Vec::as_slice).unwrap_or_default();
        let asked = |figure: &&&Figure| !chapter.problems.iter().any(|it| it.excerpt.covers(figure.place()));
        let bounds: Vec<Bound<'_>> =
            stated.iter().take(MOST).filter(asked).filter_map(|figure| bound(figure)).collect();
        for (n, later) in bounds.iter().enumerate() {
            let Some(earlier) = bounds.iter().take(n).find(|earlier| contradict(earlier, later)) else { continue };
            let told = Diagnostic::new("limit.contradicts", later.figure.place()).and(earlier.figure.place());
            let told = told.with("subject", later.subject.iter().collect::<String>());
            let told = told.with("there", earlier.figure.value).with("here", later.figure.value);
            cx.report(told.with("unit", &later.figure.unit));
        }
    }
}

fn bound(figure: &Figure) -> Option<Bound<'_>> {
    let promised = matches!(figure.kind, Kind::Sla | Kind::Target) && !figure.approximate && !figure.implied;
    let span = folded(&figure.span);
    // A target by a date, or step by step, stands beside others of its subject.
    let dated = has_any(&span, &["年", "月", "季", "阶段", "逐步", "原则上"]);
    if !promised || dated || figure.unit == "名" || figure.subject.is_empty() {
        return None;
    }
    let last = numbers(&span).into_iter().next_back()?;
    let rest = span.get(last.end..).unwrap_or_default();
    let act = rest.iter().copied().filter(|c| is_han(*c)).collect::<Vec<_>>();
    let within = ["之内", "以内", "以上", "以下", "内"].iter().find(|word| starts_with(&act, 0, word));
    let act = act.get(within.map_or(0, |word| word.chars().count())..).unwrap_or_default().to_vec();
    Some(Bound { figure, subject: folded(&figure.subject), act })
}

fn contradict(a: &Bound<'_>, b: &Bound<'_>) -> bool {
    let (one, two) = (a.figure, b.figure);
    let comparable = one.unit == two.unit
        && one.comparator == two.comparator
        && one.condition == two.condition
        && one.modality == two.modality
        && one.value != two.value
        && one.lines.0 != two.lines.0;
    comparable && (same_subject(a, b) || same_event(a, b))
}

/// One subject, named closely enough to be one thing wherever it stands, and one act.
fn same_subject(a: &Bound<'_>, b: &Bound<'_>) -> bool {
    let subject = &a.subject;
    let ends = |words: &[String]| {
        words.iter().any(|word| {
            subject.len().checked_sub(word.chars().count()).is_some_and(|at| starts_with(subject, at, word))
        })
    };
    // 一般项目, 材料齐全的 are cases of whatever was spoken of before.
    let named = subject.last() == Some(&'率') || (subject.len() > EVENT && !ends(&WORDING.cases));
    let act = |bound: &Bound<'_>| bound.act.get(..2).map(<[char]>::to_vec).filter(|act| !finishes(act));
    named && a.subject == b.subject && act(a) == act(b)
}

/// 验收合格后5个工作日内付款, 验收合格后10个工作日内付款: one event starts the clock, one act stops it.
fn same_event(a: &Bound<'_>, b: &Bound<'_>) -> bool {
    let event = |bound: &Bound<'_>| {
        let end = ["之日起", "后", "起"].iter().filter_map(|word| {
            let at = bound.subject.len().checked_sub(word.chars().count())?;
            starts_with(&bound.subject, at, word).then_some(at)
        });
        let end = end.min().filter(|&end| end >= EVENT)?;
        bound.subject.get(..end).map(<[char]>::to_vec)
    };
    let (Some(one), Some(two)) = (event(a), event(b)) else { return false };
    let (Some(act), Some(other)) = (a.act.get(..2), b.act.get(..2)) else { return false };
    one_in_other(&one, &two) && act == other && !finishes(act)
}

/// 验收合格 in 验收合格且收到发票, 收到发票 in 对收到发票.
fn one_in_other(one: &[char], two: &[char]) -> bool {
    let (long, short) = if one.len() < two.len() { (two, one) } else { (one, two) };
    long.starts_with(short) || long.ends_with(short)
}

/// 完成, 办结 say only that it ends, not what it is.
fn finishes(act: &[char]) -> bool {
    WORDING.finishes.iter().any(|word| find(act, word, 0) == Some(0))
}

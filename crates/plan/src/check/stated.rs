//! 总数 totals of problems and measures that the preamble states, beside what was read.

use super::numbers::{numbers, shown};
use super::{Context, Kind};
use crate::diagnostic::Diagnostic;
use crate::label::han_number;
use crate::rank::cut;
use crate::source::{find, has_any, starts_with};

/// Most letters between a noun and its number.
const NEAR: usize = 4;

pub(super) fn check(cx: &mut Context<'_>) {
    if cx.plan.chapters.len() < 2 {
        return;
    }
    let chapters = &cx.plan.chapters;
    let problems: Vec<usize> = chapters.iter().map(|chapter| chapter.problems.len()).collect();
    let top: Vec<usize> = chapters.iter().map(|chapter| chapter.measures.len()).collect();
    let whole: Vec<usize> = chapters.iter().map(|chapter| chapter.all_measures().len()).collect();
    let leaves: Vec<usize> = chapters.iter().map(|chapter| chapter.leaves().count()).collect();
    one(cx, &["问题"], "问题", &[problems]);
    // How far a measure is taken apart is the writer's choice; any of the counts will do.
    one(cx, &["措施", "举措"], "措施", &[top, whole, leaves]);
}

fn one(cx: &mut Context<'_>, nouns: &[&str], name: &'static str, counts: &[Vec<usize>]) {
    let Some(by_chapter) = counts.first() else { return };
    for paragraph in cx.paragraphs().into_iter().filter(|paragraph| paragraph.part == Kind::Preamble) {
        for clause in cut(cx.source(), paragraph.piece, &['。', ';', ',']) {
            let text = cx.source().folded(clause);
            let drawn = ["梳理", "查找", "查摆", "排查", "归纳", "汇总", "列出", "共", "制定", "提出", "形成", "明确"];
            // What was settled before is no part of this plan.
            let settled = ["已整改", "已完成", "已解决", "整改完成", "销号", "上年", "去年", "其中"];
            if !has_any(text, &drawn) || has_any(text, &settled) {
                continue;
            }
            let Some((stated, start, end)) = nouns.iter().find_map(|noun| total(text, noun)) else { continue };
            if counts.iter().any(|count| count.iter().sum::<usize>() == stated) {
                continue;
            }
            let read: usize = by_chapter.iter().sum();
            let list = by_chapter.iter().map(usize::to_string).collect::<Vec<_>>().join("、");
            let told = Diagnostic::new("count.total_differs", cx.at(clause, start, end));
            let told = match cx.plan.chapters.first().map(|chapter| chapter.heading.head()).filter(|s| s.line > 0) {
                Some(first) => told.and(first),
                None => told,
            };
            cx.report(told.with("noun", name).with("stated", stated).with("read", read).with("chapters", list));
            return;
        }
    }
}

/// 问题52个, 52个突出问题, 五十二项问题.
fn total(text: &[char], noun: &str) -> Option<(usize, usize, usize)> {
    let at = find(text, noun, 0)?;
    let end = at + noun.chars().count();
    let digits = numbers(text).into_iter().filter(|number| number.factor == 1 && number.value % 10_000 == 0);
    let mut all: Vec<(usize, usize, usize)> = digits
        .filter(|number| matches!(number.unit, "个" | "项" | "条"))
        .filter_map(|number| Some((shown(number.value).parse().ok()?, number.start, number.end)))
        .collect();
    let mut from = 0;
    while from < text.len() {
        let Some((value, length)) = han_number(text, from) else {
            from += 1;
            continue;
        };
        let after = from + length;
        if ["个", "项", "条"].iter().any(|unit| starts_with(text, after, unit)) {
            all.push((usize::try_from(value).ok()?, from, after + 1));
        }
        from = after.max(from + 1);
    }
    let near = |&(_, start, stop): &(usize, usize, usize)| {
        let after = start >= end && start - end <= 1;
        (stop <= at && at - stop <= NEAR) || after
    };
    all.into_iter().find(near)
}

//! 数量 counts beside the names they count, one figure for two times, targets far from where things stand.

use super::numbers::{Number, numbers, shown};
use super::{Context, Kind, Paragraph, ratio};
use crate::diagnostic::Diagnostic;
use crate::label::han_number;
use crate::plan::Span;
use crate::rank::cut;
use crate::source::{Piece, find, has_any, starts_with};

/// Most clauses or figures of one text that are compared with each other.
const MOST: usize = 400;

pub(super) fn check(cx: &mut Context<'_>) {
    let all = cx.paragraphs();
    for paragraph in &all {
        quoted_names(cx, paragraph);
        comparison(cx, paragraph);
        zero(cx, paragraph);
        firmness(cx, paragraph);
        ratio::opposed(cx, paragraph);
    }
    for n in 0..cx.parts.chapters.len() {
        let own: Vec<&Paragraph<'_>> = all.iter().filter(|p| p.chapter == Some(n)).collect();
        departments(cx, &own);
        repeated(cx, &own);
        far(cx, &own);
    }
}

/// “甲、乙”1个环节, “甲”“乙”等6个事项: the number beside the names in quotation marks.
fn quoted_names(cx: &mut Context<'_>, paragraph: &Paragraph<'_>) {
    let text = paragraph.text;
    let mut at = 0;
    while let Some(open) = find(text, "“", at) {
        let (mut names, mut end, mut inner) = (0_u32, open, 0_u32);
        // Quotations that touch, or are joined by 、, are one list.
        let mut start = open;
        while text.get(start) == Some(&'“') {
            let Some(close) = (start..text.len().min(start + 80)).find(|&i| text.get(i) == Some(&'”')) else { break };
            names += 1;
            inner = parts_of(text.get(start + 1..close).unwrap_or_default());
            end = close + 1;
            start = end + usize::from(text.get(end) == Some(&'、'));
        }
        if names == 0 {
            at = open + 1;
            continue;
        }
        at = end;
        let after = text.get(end..text.len().min(end + 14)).unwrap_or_default();
        let number = numbers(after).into_iter().find(|n| n.unit.starts_with('个') || n.unit == "项" || n.unit == "类");
        let Some(number) = number else { continue };
        let lead = after.get(..number.start).unwrap_or_default();
        let joined = lead.is_empty() || has_any(lead, &["等", "共", "办理", "合计"]);
        let counted = if names > 1 { names } else { inner };
        let breaks = lead.iter().any(|c| matches!(c, ',' | '。' | ';' | '“'));
        if joined && !breaks && counted > 1 && number.value != i64::from(counted) * 10_000 {
            let told = Diagnostic::new("count.differs", cx.at(paragraph.piece, end + number.start, end + number.end));
            let told = told.and(cx.at(paragraph.piece, open, end));
            cx.report(told.with("stated", shown(number.value)).with("counted", counted));
        }
    }
}

/// Names inside one quotation: cut at 、 , and dashes.
fn parts_of(text: &[char]) -> u32 {
    let mut count = 1;
    let mut last = ' ';
    for &c in text {
        let dash = matches!(c, '-' | '—' | '–');
        if matches!(c, '、' | ',' | '+') || (dash && !matches!(last, '-' | '—' | '–')) {
            count += 1;
        }
        last = c;
    }
    count
}

/// 低于…6个…较少: two comparisons in one clause leave open which is meant.
fn comparison(cx: &mut Context<'_>, paragraph: &Paragraph<'_>) {
    for clause in cut(cx.source(), paragraph.piece, &['。', ';', ',']) {
        let text = cx.source().folded(clause);
        let first = ["低于", "高于", "少于", "多于", "短于", "长于"].iter().find_map(|w| find(text, w, 0));
        let Some(first) = first else { continue };
        let second = ["较少", "较多", "较低", "较高", "偏低", "偏高"].iter().find_map(|w| find(text, w, first));
        let Some(second) = second else { continue };
        if numbers(text).iter().any(|n| n.start > first && n.end <= second) {
            let told = Diagnostic::new("figure.comparison_unclear", cx.at(clause, first, second + 2));
            cx.report(told);
        }
    }
}

/// 实现零。: what is to be none is cut off.
fn zero(cx: &mut Context<'_>, paragraph: &Paragraph<'_>) {
    for at in 0..paragraph.text.len() {
        let ends = matches!(paragraph.text.get(at + 3), None | Some('。' | ',' | ';'));
        if ends && ["实现零", "做到零", "保持零"].iter().any(|word| starts_with(paragraph.text, at, word)) {
            cx.report(Diagnostic::new("figure.zero_of_what", cx.at(paragraph.piece, at, at + 3)));
        }
    }
}

/// 确保…100%, 努力…100%: one figure promised firmly and softly in one paragraph.
fn firmness(cx: &mut Context<'_>, paragraph: &Paragraph<'_>) {
    let clauses: Vec<(Piece, Vec<Number>, bool)> = cut(cx.source(), paragraph.piece, &['。', ';', ','])
        .into_iter()
        .take(MOST)
        .filter_map(|clause| {
            let text = cx.source().folded(clause);
            let firm = has_any(text, &["确保", "必须", "务必"]);
            let soft = has_any(text, &["努力", "力争", "争取", "探索"]);
            (firm != soft).then(|| (clause, numbers(text), firm))
        })
        .collect();
    for (n, (clause, here, firm)) in clauses.iter().enumerate() {
        let text = cx.source().folded(*clause);
        for (other, there, was) in clauses.iter().take(n) {
            let rate = rates(text).into_iter().find(|rate| has_any(cx.source().folded(*other), &[rate]));
            let same =
                here.iter().find(|a| there.iter().any(|b| a.value == b.value && a.unit == b.unit && a.unit == "%"));
            if let (Some(rate), Some(number)) = (rate, same)
                && firm != was
            {
                let told = Diagnostic::new("figure.firmness_differs", cx.at(*clause, number.start, number.end));
                cx.report(told.and(cx.source().span(*other)).with("rate", rate));
                return;
            }
        }
    }
}

/// Names that end in 率, three or four characters.
fn rates(text: &[char]) -> Vec<String> {
    (0..text.len())
        .filter(|&at| text.get(at) == Some(&'率') && at >= 2)
        .map(|at| text.get(at - 2..=at).unwrap_or_default().iter().collect())
        .collect()
}

/// 十二部门: the names that are listed do not reach the number.
fn departments(cx: &mut Context<'_>, own: &[&Paragraph<'_>]) {
    let listed = own.iter().flat_map(|p| lists(p)).max_by_key(|(count, ..)| *count);
    for paragraph in own {
        for at in 0..paragraph.text.len() {
            let read = han_number(paragraph.text, at).or_else(|| {
                paragraph.text.get(at).filter(|c| c.is_ascii_digit())?;
                let number = numbers(paragraph.text.get(at..(at + 4).min(paragraph.text.len()))?).into_iter().next()?;
                let whole = u32::try_from(number.value / 10_000).ok()?;
                Some((whole, number.end - number.unit.chars().count()))
            });
            let Some((count, length)) = read.filter(|&(count, _)| count >= 4) else { continue };
            let before = at.checked_sub(1).and_then(|i| paragraph.text.get(i));
            if before.is_some_and(|c| c.is_ascii_digit() || "十百一二三四五六七八九第".contains(*c)) {
                continue;
            }
            let end = at + length;
            let named =
                ["部门", "个部门", "家单位", "个单位"].iter().find(|word| starts_with(paragraph.text, end, word));
            let Some(word) = named else { continue };
            let span = cx.at(paragraph.piece, at, end + word.chars().count());
            let told = Diagnostic::new("count.list_incomplete", span).with("stated", count);
            match listed {
                Some((n, piece, from, to)) if n < count => {
                    cx.report(told.and(cx.at(piece, from, to)).with("counted", n));
                }
                None => cx.report(told.with("counted", 0)),
                _ => {}
            }
        }
    }
}

/// Lists that end in 等部门: how many names, and where.
fn lists(paragraph: &Paragraph<'_>) -> Vec<(u32, Piece, usize, usize)> {
    let text = paragraph.text;
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = find(text, "部门", from) {
        from = at + 2;
        let tail = text.get(at.saturating_sub(4)..at).unwrap_or_default();
        let Some(etc) = tail.iter().rposition(|c| *c == '等').map(|i| at - (tail.len() - i)) else { continue };
        let start = (etc.saturating_sub(200)..etc)
            .rev()
            .find(|&i| matches!(text.get(i), Some(',' | '。' | ';' | ':' | '与' | '(' | ')')))
            .map_or(etc.saturating_sub(200), |i| i + 1);
        let names = text.get(start..etc).unwrap_or_default().iter().filter(|c| **c == '、').count() + 1;
        found.push((u32::try_from(names).unwrap_or(u32::MAX), paragraph.piece, start, at + 2));
    }
    found
}

/// One figure said of two different times.
fn repeated(cx: &mut Context<'_>, own: &[&Paragraph<'_>]) {
    let mut seen: Vec<(Number, Vec<String>, Span)> = Vec::new();
    for paragraph in own {
        for sentence in cut(cx.source(), paragraph.piece, &['。']) {
            let text = cx.source().folded(sentence);
            let times = times(text);
            if times.is_empty() {
                continue;
            }
            for number in numbers(text)
                .into_iter()
                .filter(|n| n.digits >= 3 && !n.unit.is_empty() && !matches!(n.unit, "年" | "%" | "月" | "日"))
            {
                if seen.len() > MOST {
                    return;
                }
                let span = cx.at(sentence, number.start, number.end);
                let other = seen.iter().find(|(known, t, at)| {
                    known.value == number.value && known.unit == number.unit && *t != times && at.line != span.line
                });
                if let Some((_, then, second)) = other {
                    let told = Diagnostic::new("figure.repeated", span).and(*second).with("value", shown(number.value));
                    let told =
                        told.with("unit", number.unit).with("then", then.join("、")).with("now", times.join("、"));
                    cx.report(told);
                }
                seen.push((number, times.clone(), span));
            }
        }
    }
}

/// Years and words of time in a sentence.
fn times(text: &[char]) -> Vec<String> {
    let years = numbers(text).into_iter().filter(|n| n.unit == "年" && n.digits == 4).map(|n| shown(n.value));
    let words = ["至今", "目前", "去年", "今年", "年末", "上半年", "下半年"];
    years.chain(words.iter().filter(|w| has_any(text, &[w])).map(|w| (*w).to_owned())).collect()
}

/// A target ten times what has been reached, in the same unit.
fn far(cx: &mut Context<'_>, own: &[&Paragraph<'_>]) {
    let mut reached: Vec<(Number, Span)> = Vec::new();
    let mut aimed: Vec<(Number, Span)> = Vec::new();
    for paragraph in own.iter().filter(|p| p.part != Kind::Problem) {
        for clause in cut(cx.source(), paragraph.piece, &['。', ';', ',']) {
            let text = cx.source().folded(clause);
            let (has, aims) = (
                has_any(text, &["目前", "累计", "已归集", "已完成", "现有"]),
                has_any(text, &["目标", "达到", "力争", "完成"]),
            );
            for number in
                numbers(text).into_iter().filter(|n| !n.unit.is_empty() && n.value >= 1_000_000 && n.unit != "年")
            {
                let span = cx.at(clause, number.start, number.end);
                if has {
                    reached.push((number, span));
                } else if aims {
                    aimed.push((number, span));
                }
            }
        }
    }
    for (target, span) in aimed.iter().take(MOST) {
        let far = reached.iter().take(MOST).find(|(now, _)| now.unit == target.unit && target.value / 10 >= now.value);
        if let Some((now, second)) = far {
            let told = Diagnostic::new("figure.target_far", *span).and(*second).with("target", shown(target.value));
            cx.report(told.with("now", shown(now.value)).with("unit", target.unit));
        }
    }
}

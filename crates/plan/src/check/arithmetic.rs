//! 算术 figures that other figures of the same sentence give: sums, differences, shares.

use super::Context;
use super::numbers::{Number, numbers, shown};
use crate::diagnostic::Diagnostic;
use crate::rank::cut;
use crate::source::{Piece, find, has_any};

pub(super) fn check(cx: &mut Context<'_>) {
    for paragraph in cx.paragraphs() {
        for sentence in cut(cx.source(), paragraph.piece, &['。', ';']) {
            let text = cx.source().folded(sentence);
            let all = numbers(text);
            if all.is_empty() {
                continue;
            }
            sum(cx, sentence, text, &all);
            gap(cx, sentence, text, &all);
            change(cx, sentence, text, &all);
            share(cx, sentence, text, &all);
            per_ten_thousand(cx, sentence, text, &all);
        }
    }
}

fn before(text: &[char], number: &Number, width: usize) -> Vec<char> {
    text.get(number.start.saturating_sub(width)..number.start).unwrap_or_default().to_vec()
}

/// 共738家，甲508家，乙230家: the parts that follow in the same unit make the whole.
fn sum(cx: &mut Context<'_>, piece: Piece, text: &[char], all: &[Number]) {
    for (n, whole) in all.iter().enumerate() {
        let announced = has_any(&before(text, whole, 4), &["共", "合计", "总计", "总共"]);
        if !announced || whole.unit.is_empty() || whole.unit == "%" {
            continue;
        }
        let mut parts: Vec<&Number> = Vec::new();
        let mut last = whole.end;
        for part in all.iter().skip(n + 1) {
            let between = text.get(last..part.start).unwrap_or_default();
            if part.unit != whole.unit
                || between.len() > 14
                || part.value >= whole.value
                || has_any(between, &["占", "新增", "增加"])
            {
                break;
            }
            parts.push(part);
            last = part.end;
        }
        let total: i64 = parts.iter().map(|part| part.value).sum();
        // 其中 names some parts only.
        let some = text.get(whole.end..last).is_some_and(|t| find(t, "其中", 0).is_some());
        let differs = if some { total > whole.value } else { total != whole.value };
        if parts.len() > 1 && differs {
            let span = cx.at(piece, whole.start, whole.end);
            let second = parts.first().map(|part| cx.at(piece, part.start, last)).unwrap_or_default();
            let told = Diagnostic::new("sum.differs", span).and(second);
            cx.report(told.with("stated", shown(whole.value)).with("sum", shown(total)).with("unit", &whole.unit));
        }
    }
}

/// 为51.34%，较平均值（66.31%）低14.97个百分点: the gap is the difference.
fn gap(cx: &mut Context<'_>, piece: Piece, text: &[char], all: &[Number]) {
    for triple in all.windows(3) {
        let [own, other, gap] = triple else { continue };
        let percent = own.unit == "%" && other.unit == "%" && gap.unit.ends_with("百分点");
        let between = text.get(own.end..other.start).unwrap_or_default();
        let sign = before(text, gap, 3);
        if !percent || !has_any(between, &["较", "比", "与"]) {
            continue;
        }
        let difference = if has_any(&sign, &["低", "少"]) {
            other.value - own.value
        } else if has_any(&sign, &["高", "多", "出"]) {
            own.value - other.value
        } else {
            continue;
        };
        // One unit of the last digit shown is rounding.
        if (difference - gap.value).abs() > 100 {
            let told = Diagnostic::new("sum.gap_differs", cx.at(piece, gap.start, gap.end));
            let told = told.and(cx.at(piece, own.start, other.end));
            cx.report(told.with("stated", shown(gap.value)).with("computed", shown(difference)));
        }
    }
}

/// 由95条增至129条，新增34条.
fn change(cx: &mut Context<'_>, piece: Piece, text: &[char], all: &[Number]) {
    for pair in all.windows(2) {
        let [from, to] = pair else { continue };
        let between = text.get(from.end..to.start).unwrap_or_default();
        let starts = matches!(before(text, from, 1).first(), Some('由' | '从'));
        let rises = has_any(between, &["增至", "增加到", "提高到", "提升至", "提高至", "增长到", "升至"]);
        let falls = has_any(between, &["减至", "减少到", "压减至", "压缩至", "压减到", "压缩到", "降至", "精简至"]);
        if !starts || !(rises || falls) || from.unit != to.unit || between.len() > 10 {
            continue;
        }
        let step = all.iter().find(|n| {
            let lead = before(text, n, 3);
            n.unit == to.unit
                && n.start > to.end
                && has_any(&lead, &["新增", "增加", "减少", "压减", "压缩", "提高", "降低"])
        });
        let Some(step) = step else { continue };
        let difference = (to.value - from.value).abs();
        if difference != step.value {
            let told = Diagnostic::new("sum.change_differs", cx.at(piece, step.start, step.end));
            let told = told.and(cx.at(piece, from.start, to.end));
            cx.report(
                told.with("stated", shown(step.value)).with("computed", shown(difference)).with("unit", &to.unit),
            );
        }
    }
}

/// 147项中84项…，占57.1%.
fn share(cx: &mut Context<'_>, piece: Piece, text: &[char], all: &[Number]) {
    for triple in all.windows(3) {
        let [whole, part, percent] = triple else { continue };
        let within = text.get(whole.end..part.start).is_some_and(|t| find(t, "中", 0).is_some() && t.len() <= 14);
        let lead = before(text, percent, 4);
        if percent.unit != "%" || whole.unit != part.unit || whole.unit == "%" || !within || !has_any(&lead, &["占"]) {
            continue;
        }
        let Some(computed) = part.value.checked_mul(1_000_000).and_then(|n| n.checked_div(whole.value)) else {
            continue;
        };
        if (computed - percent.value).abs() > 6_000 {
            let told = Diagnostic::new("sum.share_differs", cx.at(piece, percent.start, percent.end));
            let told = told.and(cx.at(piece, whole.start, part.end));
            cx.report(told.with("stated", shown(percent.value)).with("computed", shown(computed / 100 * 100)));
        }
    }
}

/// 0.99%，即每万人0.99个: the same digits with and without the sign cannot both hold.
fn per_ten_thousand(cx: &mut Context<'_>, piece: Piece, text: &[char], all: &[Number]) {
    for pair in all.windows(2) {
        let [rate, count] = pair else { continue };
        let between = text.get(rate.end..count.start).unwrap_or_default();
        let same = rate.unit == "%" && count.unit != "%" && !count.unit.is_empty() && rate.value == count.value;
        if same && has_any(between, &["即", "也就是"]) && has_any(between, &["每", "平均"]) {
            let told = Diagnostic::new("sum.rate_differs", cx.at(piece, count.start, count.end));
            cx.report(told.and(cx.at(piece, rate.start, rate.end)).with("value", shown(count.value)));
        }
    }
}

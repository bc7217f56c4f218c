//! 比率 shares and rates that the counts beside them give, and rates that exclude each other.

use super::arithmetic::before;
use super::numbers::{Number, shown};
use super::{Context, Paragraph};
use crate::diagnostic::Diagnostic;
use crate::dictionary::{WORDING, is_han};
use crate::source::{Piece, find, has_any, starts_with};

/// Ten-thousandths of one per cent in a whole.
const WHOLE: i64 = 1_000_000;

pub(super) fn check(cx: &mut Context<'_>, piece: Piece, text: &[char], all: &[Number]) {
    share(cx, piece, text, all);
    per_ten_thousand(cx, piece, text, all);
}

/// 147项中84项，占57.1%; 100条，其中联络的75条，联络率达到75%.
fn share(cx: &mut Context<'_>, piece: Piece, text: &[char], all: &[Number]) {
    for triple in all.windows(3) {
        let [whole, part, percent] = triple else { continue };
        let counted = percent.unit == "%" && whole.unit == part.unit && whole.unit != "%" && !whole.unit.is_empty();
        if !counted || part.value > whole.value || whole.is_rough(text) || part.is_rough(text) {
            continue;
        }
        let within = text.get(whole.end..part.start).unwrap_or_default();
        let lead = text.get(part.end..percent.start).unwrap_or_default();
        // What is aimed at need not follow from what is.
        let aimed = has_any(lead, &["力争", "目标", "年底", "年内", "提高到", "提升到", "提高至", "提升至"]);
        let bounded = has_any(lead, &["不低于", "不少于", "不高于", "超过"])
            || ["以上", "以下", "以内"].iter().any(|word| starts_with(text, percent.end, word));
        let other = has_any(lead, &["低于", "高于", "增长", "下降", "同比", "比上", "较上", "平均"]);
        let is_share = has_any(before(text, percent, 4), &["占"]) && within.contains(&'中') && within.len() <= 14;
        if aimed || bounded || other || !(is_share || names_part(text, whole, part, lead)) {
            continue;
        }
        let Some(computed) = ratio(part.value, whole.value) else { continue };
        let (low, high) = (
            ratio(part.value - part.slack, whole.value + whole.slack),
            ratio(part.value + part.slack, whole.value - whole.slack),
        );
        // One unit of the last digit shown is rounding, or cutting off.
        let unit = if percent.slack == 0 { 10_000 } else { percent.slack * 2 };
        let fits =
            low.is_none_or(|low| percent.value >= low - unit) && high.is_none_or(|high| percent.value <= high + unit);
        if !fits {
            let told = Diagnostic::new("sum.share_differs", cx.at(piece, percent.start, percent.end));
            let told = told.and(cx.at(piece, whole.start, part.end));
            cx.report(told.with("stated", shown(percent.value)).with("computed", shown(computed / 100 * 100)));
        }
    }
}

fn ratio(part: i64, whole: i64) -> Option<i64> {
    i64::try_from((i128::from(part) * i128::from(WHOLE)).checked_div(i128::from(whole))?).ok()
}

/// Whether the rate is named after the part: 已开工38个，开工率 …
fn names_part(text: &[char], whole: &Number, part: &Number, lead: &[char]) -> bool {
    let Some(at) = lead.iter().rposition(|c| *c == '率').filter(|&at| at >= 2 && lead.len() - at <= 5) else {
        return false;
    };
    let stem: String = lead.get(at - 2..at).unwrap_or_default().iter().collect();
    let whole_name = text.get(whole.end..part.start).unwrap_or_default();
    let short = whole_name.len() <= 20 && lead.len() <= 14 && stem.chars().all(is_han);
    short && (find(whole_name, &stem, 0).is_some() || find(lead, &stem, 0).is_some_and(|first| first + 2 < at))
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

/// 及时率100%, 迟报率持续下降: where all are in time, none is late, and nothing is left to fall.
pub(super) fn opposed(cx: &mut Context<'_>, paragraph: &Paragraph<'_>) {
    let text = paragraph.text;
    for [good, bad] in &WORDING.opposed_rates {
        let full = find(text, good, 0).filter(|&at| {
            let near = text.get(at..(at + 16).min(text.len())).unwrap_or_default();
            // The first number after it; a comma ends what is said of it.
            let end = near.iter().position(|c| matches!(c, ',' | '。' | ';') || c.is_ascii_digit());
            end.is_some_and(|end| starts_with(near, end, "100%"))
        });
        let falls = find(text, bad, 0).filter(|&at| {
            let near = text.get(at..(at + 12).min(text.len())).unwrap_or_default();
            let near = near.split(|c| matches!(c, '。' | ';' | ',')).next().unwrap_or_default();
            has_any(near, &["下降", "降低", "减少", "压降", "不超过", "控制在"])
        });
        if let (Some(full), Some(falls)) = (full, falls) {
            let place = |at: usize, word: &str| cx.at(paragraph.piece, at, at + word.chars().count());
            let told = Diagnostic::new("figure.rates_exclude", place(falls, bad)).and(place(full, good));
            cx.report(told.with("full", good).with("falls", bad));
            return;
        }
    }
}

//! 算术 figures that other figures of the same sentence give: sums and differences.

use super::Context;
use super::numbers::{Number, numbers, shown};
use super::ratio;
use crate::diagnostic::Diagnostic;
use crate::dictionary::{WORDING, is_han};
use crate::rank::cut;
use crate::source::{Piece, find, has_any, starts_with};

pub(super) fn check(cx: &mut Context<'_>) {
    for paragraph in cx.paragraphs() {
        for sentence in cut(cx.source(), paragraph.piece, &['。', ';']) {
            let text = cx.source().folded(sentence);
            let all = numbers(text);
            if all.is_empty() {
                continue;
            }
            sum(cx, sentence, text, &all);
            carried(cx, sentence, text, &all);
            gap(cx, sentence, text, &all);
            change(cx, sentence, text, &all);
            ratio::check(cx, sentence, text, &all);
        }
    }
}

/// The characters right before a number.
pub(super) fn before<'a>(text: &'a [char], number: &Number, width: usize) -> &'a [char] {
    text.get(number.start.saturating_sub(width)..number.start).unwrap_or_default()
}

/// The parts that follow a whole in its unit: 共738家，甲508家，乙230家; 8亿元，其中国有银行5亿元、村镇银行3亿元.
fn sum(cx: &mut Context<'_>, piece: Piece, text: &[char], all: &[Number]) {
    for (n, whole) in all.iter().enumerate() {
        if whole.unit.is_empty() || whole.unit == "%" || whole.is_rough(text) {
            continue;
        }
        let mut parts: Vec<(&[char], &Number)> = Vec::new();
        let mut last = whole.end;
        for part in all.iter().skip(n + 1) {
            let between = text.get(last..part.start).unwrap_or_default();
            let again = !parts.is_empty() && find(between, "其中", 0).is_some();
            if part.unit != whole.unit
                || between.len() > 14
                || part.value >= whole.value
                || part.is_rough(text)
                || again
                || has_any(between, &["占", "新增", "增加"])
            {
                break;
            }
            parts.push((between, part));
            last = part.end;
        }
        let [(lead, first), .., (tail, _)] = parts.as_slice() else { continue };
        let total: i64 = parts.iter().map(|(_, part)| part.value).fold(0, i64::saturating_add);
        let slack = parts.iter().map(|(_, part)| part.slack).fold(whole.slack, i64::saturating_add);
        let over = total.saturating_sub(whole.value);
        let announced = has_any(before(text, whole, 4), &["共", "合计", "总计", "总共"]);
        // 其中 names some parts only, unless the last one is the rest; what repeats one head noun cannot overlap.
        let differs = if find(lead, "其中", 0).is_none() {
            announced && over.abs() > slack
        } else if has_any(tail, &["其他", "其它", "其余"]) {
            over.abs() > slack
        } else {
            one_kind(&parts) && over > slack
        };
        if differs {
            let second = cx.at(piece, first.start, last);
            let told = Diagnostic::new("sum.differs", cx.at(piece, whole.start, whole.end)).and(second);
            let told = told.with("stated", whole.shown_like(whole.value)).with("sum", whole.shown_like(total));
            cx.report(told.with("unit", whole.unit));
        }
    }
}

/// Names of parts that end in one character (国有银行, 村镇银行) divide a whole; 女性 and 党员 may be the same person.
fn one_kind(parts: &[(&[char], &Number)]) -> bool {
    let head = |name: &[char]| {
        let end = ["不少于", "不低于", "不超过", "达到", "约", "为", "各"]
            .iter()
            .find_map(|word| name.len().checked_sub(word.chars().count()).filter(|&at| starts_with(name, at, word)))
            .unwrap_or(name.len());
        name.get(..end).and_then(<[char]>::last).copied().filter(|&c| is_han(c))
    };
    let mut heads = parts.iter().map(|(name, _)| head(name));
    let Some(Some(first)) = heads.next() else { return false };
    heads.all(|head| head == Some(first))
}

/// 214家，上年结转156家、本年新增62家: two parts that by their names leave nothing over.
fn carried(cx: &mut Context<'_>, piece: Piece, text: &[char], all: &[Number]) {
    for (n, triple) in all.windows(3).enumerate() {
        let [whole, old, new] = triple else { continue };
        let one_unit = whole.unit == old.unit && old.unit == new.unit && !whole.unit.is_empty() && whole.unit != "%";
        let name_old = text.get(whole.end..old.start).unwrap_or_default();
        let name_new = text.get(old.end..new.start).unwrap_or_default();
        let near = name_old.len() <= 14 && name_new.len() <= 10;
        let named = WORDING.halves.iter().any(|[a, b]| {
            (has_any(name_old, &[a]) && has_any(name_new, &[b])) || (has_any(name_old, &[b]) && has_any(name_new, &[a]))
        });
        if !one_unit || !near || !named || triple.iter().any(|number| number.is_rough(text)) {
            continue;
        }
        let total = old.value.saturating_add(new.value);
        let slack = whole.slack + old.slack + new.slack;
        // What left in the meantime may be taken off already.
        let less = all.get(n + 3).filter(|out| out.unit == whole.unit).map_or(total, |out| total - out.value);
        let fits = |value: i64| value.saturating_sub(whole.value).abs() <= slack;
        if !fits(total) && !fits(less) {
            let told = Diagnostic::new("sum.differs", cx.at(piece, whole.start, whole.end));
            let told = told.and(cx.at(piece, old.start, new.end)).with("stated", whole.shown_like(whole.value));
            cx.report(told.with("sum", whole.shown_like(total)).with("unit", whole.unit));
        }
    }
}

/// 为51.34%，较平均值（66.31%）低14.97个百分点; 38个工作日，比先进水平24个工作日多14个工作日: the gap is the difference.
fn gap(cx: &mut Context<'_>, piece: Piece, text: &[char], all: &[Number]) {
    let dated = |number: &Number| number.unit == "年" && number.digits == 4;
    let levels: Vec<&Number> = all.iter().filter(|number| !dated(number)).collect();
    for triple in levels.windows(3) {
        let [own, other, gap] = triple else { continue };
        let (bare, stated) = (own.unit.trim_start_matches('个'), gap.unit.trim_start_matches('个'));
        let points = own.unit == "%" && stated == "百分点";
        let one_unit = !bare.is_empty() && bare != "%" && stated == bare;
        let between = text.get(own.end..other.start).unwrap_or_default();
        let sign = text.get(other.end..gap.start).unwrap_or_default();
        let compared = has_any(between, &["较", "比", "与", "距", "低于", "高于", "少于", "多于"]);
        // 比甲多3个，比乙少2个 states two gaps, not a level and a gap.
        let second_gap = before(text, other, 3).iter().any(|c| "多少高低出差长短".contains(*c))
            && !has_any(before(text, other, 3), &["高于", "低于", "多于", "少于"]);
        let own_sign = sign.len() <= 6 && !has_any(sign, &["比", "较", "与"]);
        let rough = triple.iter().any(|number| number.is_rough(text));
        if other.unit.trim_start_matches('个') != bare || !(points || one_unit) || !compared {
            continue;
        }
        if second_gap || !own_sign || rough {
            continue;
        }
        let difference = own.value.saturating_sub(other.value);
        let computed = if sign.iter().any(|c| "低少短快降".contains(*c)) {
            -difference
        } else if sign.iter().any(|c| "高多出长慢增".contains(*c)) {
            difference
        } else if sign.contains(&'差') {
            difference.abs()
        } else {
            continue;
        };
        if computed.saturating_sub(gap.value).abs() > own.slack + other.slack + gap.slack {
            let told = Diagnostic::new("sum.gap_differs", cx.at(piece, gap.start, gap.end));
            let told = told.and(cx.at(piece, own.start, other.end)).with("stated", gap.shown_like(gap.value));
            cx.report(told.with("computed", gap.shown_like(computed)).with("unit", gap.unit));
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
            n.unit == to.unit
                && n.start > to.end
                && has_any(before(text, n, 3), &["新增", "增加", "减少", "压减", "压缩", "提高", "降低"])
        });
        let Some(step) = step else { continue };
        let difference = to.value.saturating_sub(from.value).abs();
        if difference != step.value {
            let told = Diagnostic::new("sum.change_differs", cx.at(piece, step.start, step.end));
            let told = told.and(cx.at(piece, from.start, to.end));
            cx.report(told.with("stated", shown(step.value)).with("computed", shown(difference)).with("unit", to.unit));
        }
    }
}

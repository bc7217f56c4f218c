//! 数量 a numeral with its unit or its place in a ranking, and the tests that tell it from a name or a date.

use super::clause::{Clause, Line, Mark};
use super::decimal::Decimal;
use super::numeral::{self, Numeral};
use super::words::{Class, Words};

/// How far around a number its words are looked for.
const NEAR: usize = 80;

/// A number that counts something.
#[derive(Clone)]
pub struct Quantity {
    /// First character: of the numeral, or of 第 and 前 before it.
    pub start: usize,
    /// Past the unit.
    pub end: usize,
    /// The value in `unit`.
    pub value: Decimal,
    /// The unit with 万 or 亿.
    pub unit: String,
    /// What the unit counts.
    pub class: Class,
    /// What its form says about its bounds.
    pub form: Form,
}

/// What the form of a number says about its bounds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Nothing.
    Plain,
    /// 余, 多: somewhat more.
    More,
    /// 前 N.
    Front,
    /// 第 N.
    Ordinal,
    /// The lower end of a range.
    From,
    /// The upper end of a range.
    To,
}

/// The quantities of a clause in order.
pub fn scan(line: &Line, clause: Clause) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        if line.mark(at) == Mark::Title {
            at += 1;
            continue;
        }
        let (next, mut some) = step(line, clause, at);
        found.append(&mut some);
        at = next.max(at + 1);
    }
    pair_up(line, &mut found);
    found
}

/// 1.5亿元至2亿元: two quantities with nothing but 至 between them are the ends of a range.
fn pair_up(line: &Line, found: &mut [Quantity]) {
    for at in 1..found.len() {
        let Some([from, to]) = found.get_mut(at - 1..=at) else { continue };
        let between = line.text(from.end, to.start);
        let plain = from.form == Form::Plain && to.form == Form::Plain && from.unit == to.unit;
        if plain && matches!(between.trim(), "至" | "到" | "-" | "~" | "—" | "–") {
            (from.form, to.form) = (Form::From, Form::To);
        }
    }
}

/// Reads what begins at `at`: where to go on, and the quantities found.
fn step(line: &Line, clause: Clause, at: usize) -> (usize, Vec<Quantity>) {
    if let Some((end, quantity)) = fraction(line, clause, at) {
        return (end, vec![quantity]);
    }
    let Some(first) = numeral::read(&line.folded, at, clause.end) else { return (at + 1, Vec::new()) };
    if let Some((from, to)) = range(line, clause, at, &first) {
        return (to.end, vec![from, to]);
    }
    let end = first.end;
    match measured(line, clause, at, &first).filter(|q| counts(line, clause, at, &first, q)) {
        Some(quantity) => (quantity.end, vec![quantity]),
        None => (end, Vec::new()),
    }
}

/// 百分之八十, 千分之五.
fn fraction(line: &Line, clause: Clause, at: usize) -> Option<(usize, Quantity)> {
    let unit = match line.folded.get(at..at + 3)? {
        ['百', '分', '之'] => "%",
        ['千', '分', '之'] => "‰",
        _ => return None,
    };
    let (end, value) = if unit == "%" && line.folded.get(at + 3) == Some(&'百') {
        (at + 4, Decimal::whole(100))
    } else {
        let numeral = numeral::read(&line.folded, at + 3, clause.end)?;
        numeral::with_fraction(&line.folded, &numeral)?
    };
    let quantity = Quantity { start: at, end, value, unit: unit.into(), class: Class::Share, form: Form::Plain };
    Some((end, quantity))
}

/// 3—5 个工作日, 三至五项.
fn range(line: &Line, clause: Clause, at: usize, first: &Numeral) -> Option<(Quantity, Quantity)> {
    let dash = |c: &&char| matches!(**c, '-' | '~' | '–' | '—' | '至' | '到' | ' ');
    let gap = line.folded.get(first.end..clause.end)?.iter().take(4).take_while(dash).count();
    if gap == 0 || line.folded.get(first.end..first.end + gap)?.iter().all(|&c| c == ' ') {
        return None;
    }
    let second = numeral::read(&line.folded, first.end + gap, clause.end)?;
    let upper = measured(line, clause, first.end + gap, &second)?;
    let lower = Quantity { start: at, value: first.value?, form: Form::From, ..upper.clone() };
    let counted = upper.class != Class::Rank && lower.value != upper.value && counts(line, clause, at, first, &lower);
    counted.then_some((Quantity { end: first.end, ..lower }, Quantity { form: Form::To, ..upper }))
}

/// The numeral with the unit after it, or with 第 or 前 before it.
fn measured(line: &Line, clause: Clause, at: usize, numeral: &Numeral) -> Option<Quantity> {
    let words = Words::get();
    let mut value = numeral.value?;
    let mut scale = numeral.scale;
    let mut form = Form::Plain;
    let rest = |at: usize| line.folded.get(at..clause.end).unwrap_or_default();
    let blanks = |at: usize| at + rest(at).iter().take(3).take_while(|&&c| c == ' ').count();
    let more = |at: usize| rest(at).first().is_some_and(|&c| c == '余' || c == '多');
    let mut end = blanks(numeral.end);
    if let Some(place) = place(line, clause, at, numeral) {
        return Some(place);
    }
    if more(end) {
        form = Form::More;
        end += 1;
    }
    if scale.is_empty() && words.unit_at(rest(end)).is_none() {
        while let Some(power) = rest(end).first().and_then(|c| "百千".find(*c)) {
            value = value.shifted(if power == 0 { 2 } else { 3 })?;
            end += 1;
        }
        scale = match rest(end).first() {
            Some('万') => "万",
            Some('亿') => "亿",
            _ => "",
        };
        end = blanks(end + usize::from(!scale.is_empty()));
    }
    if more(end) {
        form = Form::More;
        end += 1;
    }
    let counted = rest(end).first() == Some(&'个');
    let (unit, class, length) = match words.unit_at(rest(end + usize::from(counted))) {
        Some(unit) if unit.word != "月" || counted => (unit.word.as_str(), unit.class, unit.len()),
        Some(_) => return None,
        None if counted => ("个", Class::Count, words.unit_at(rest(end)).map(|_| 0)?),
        None => return None,
    };
    let end = end + usize::from(counted) + length;
    Some(Quantity { start: at, end, value, unit: format!("{scale}{unit}"), class, form })
}

/// 前三十名, 第5位, 全省第十二, 前十.
fn place(line: &Line, clause: Clause, at: usize, numeral: &Numeral) -> Option<Quantity> {
    let before = line.text(clause.start.max(at.saturating_sub(12)), at);
    let before = before.trim_end();
    let blanks = line.folded.get(numeral.end..clause.end)?.iter().take_while(|&&c| c == ' ').count().min(3);
    let after = line.text(numeral.end + blanks, clause.end.min(numeral.end + blanks + 4));
    let named = after.starts_with(['名', '位']) && !after.starts_with("名单") && !after.starts_with("名录");
    let bare =
        after.is_empty() || after.starts_with(['的', '、', ')', '”', '」', '行', '和']) || after.starts_with("以内");
    let (form, end) = if let Some(head) = before.strip_suffix('前') {
        let time = head.ends_with(['目', '此', '之', '以', '提', '年', '月', '日', '当', '期', '底', '会']);
        let strong = after.starts_with('强');
        if time || !(named || strong || bare) {
            return None;
        }
        (Form::Front, numeral.end + if named || strong { blanks + 1 } else { 0 })
    } else if let Some(head) = before.strip_suffix('第') {
        let region = head.ends_with(['省', '市', '区', '县', '国', '列', '居', '名', '位']);
        let listed = head.ends_with('列') || head.ends_with("排在") || head.ends_with("位于");
        let pointed = listed && after.trim_start_matches(['名', '位']).starts_with(['的', '者']);
        if pointed || !(named && !after.starts_with("位一") || bare && region) {
            return None;
        }
        (Form::Ordinal, numeral.end + if named { blanks + 1 } else { 0 })
    } else {
        return None;
    };
    let head = line.folded.get(clause.start..at)?.iter().rev().take_while(|&&c| c == ' ').count();
    Some(Quantity { start: at - head - 1, end, value: numeral.value?, unit: "名".into(), class: Class::Rank, form })
}

/// Whether a measured number is a quantity and not part of a name, a slogan or a date.
fn counts(line: &Line, clause: Clause, at: usize, numeral: &Numeral, q: &Quantity) -> bool {
    let words = Words::get();
    let before = line.text(clause.start.max(at.saturating_sub(NEAR)), at);
    let before = before.trim_end();
    let after = line.text(q.end, clause.end.min(q.end + 6));
    let glued =
        before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '_' | '.' | '/' | '〔'));
    if glued || line.mark(at) == Mark::Title || (numeral.chinese && line.mark(at) == Mark::Quote) {
        return false;
    }
    if q.class == Class::Rank {
        return true;
    }
    let ahead = before.ends_with('前') && !words.names.not_ahead.ends(before);
    if ahead || words.names.before.ends(before) {
        return false;
    }
    if named(line, clause, at, q) || ends_in_range(before) {
        return false;
    }
    let bottom = before.ends_with('后') && q.unit == "名";
    if bottom || after.trim_end_matches(['”', ' ']) == "一" || words.names.after_measure.begins(after) {
        return false;
    }
    let within = after.starts_with('内') || after.starts_with("以内") || after.starts_with("之内");
    let dated = match q.unit.as_str() {
        "日" => {
            let start = after.starts_with(['前', '起', '至', '上', '下', '晚', '召', '(']);
            let bounded = words.comparator.at_least.is_in(before) || words.comparator.at_most.is_in(before);
            let on = before.ends_with(['于', '在', '从', '自', '至', '到']) && !bounded;
            before.ends_with('月') || !within && (start || on)
        }
        "年" => !(within || after.starts_with("以上")) || q.value.digits() >= 100,
        _ => false,
    };
    if dated {
        return false;
    }
    !numeral.chinese || spelled_out(line, clause, at, numeral, q, before, within)
}

/// Whether the words after a number make it part of a name: 三项制度, 15分钟服务圈, 两次停电间隔.
fn named(line: &Line, clause: Clause, at: usize, q: &Quantity) -> bool {
    let names = &Words::get().names;
    let whole = line.text(at, clause.end.min(at + 8));
    let later = line.text(q.end, clause.end.min(q.end + 12));
    names.fixed.begins(whole)
        || names.part_of.is_in(later)
        || (q.class == Class::Rating && names.rated.begins(later))
        || (q.unit == "次" && names.between.is_in(later))
}

/// Whether the words before a number end in a number and a dash: the 3 of 第1-3项.
fn ends_in_range(before: &str) -> bool {
    before.strip_suffix(['-', '~', '—']).is_some_and(|head| head.ends_with(numeral::holds))
}

/// Whether a number in Chinese numerals is meant as a number: 三个月, but not 一个, 二次, 十分.
fn spelled_out(
    line: &Line,
    clause: Clause,
    at: usize,
    numeral: &Numeral,
    q: &Quantity,
    before: &str,
    within: bool,
) -> bool {
    let words = Words::get();
    let written = line.text(at, numeral.end);
    let time = q.class == Class::Time;
    match written {
        "一" => {
            let per = q.unit == "次" && words.per_of(before).is_some();
            time && within
                || per
                || words.names.none.ends(before)
                || words.names.single.is_in(before) && !line.text(q.end, clause.end).starts_with('切')
        }
        "二" => false,
        "半" => time && (within || words.names.single.is_in(before)),
        "零" => q.class != Class::Count || q.unit != "分",
        _ if before.ends_with('周') => q.unit == "次",
        _ => !matches!(q.unit.as_str(), "分" | "度"),
    }
}

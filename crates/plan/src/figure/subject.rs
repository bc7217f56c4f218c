//! 主语 what a number is about and for which case, in the plan's own words.

use std::collections::BTreeMap;

use super::words::{Class, Words};

/// Words between a subject and its number that belong to neither.
const LINKS: &[&str] = &[
    "稳定保持在",
    "保持在",
    "控制在",
    "压缩至",
    "压缩到",
    "压减至",
    "压减为",
    "缩短至",
    "简化为",
    "精简为",
    "增至",
    "提高到",
    "提升到",
    "提升至",
    "降至",
    "达到",
    "高达",
    "共计",
    "仅有",
    "没有",
    "目标",
    "原则上",
    "一般",
    "应于",
    "应在",
    "将",
    "等",
    "为",
    "达",
    "至",
    "约",
    "近",
    "有",
    "在",
    "共",
    "仅",
    "均",
    "都",
    "于",
    "由",
    "7×",
    "7*",
    "减少到",
    "减少至",
    "增加到",
    "增加至",
    "下降到",
    "下调到",
    "降到",
    "提高至",
    "与",
    "从",
    "的",
];
/// Words before a subject that say how firmly, not what.
const HEADS: &[&str] = &[
    "确保",
    "力争",
    "争取",
    "努力",
    "进一步",
    "实现",
    "推动",
    "计划",
    "预计",
    "其中",
    "原则上",
    "对于",
    "针对",
    "要求",
    "保持",
    "进入",
    "获得",
    "并",
    "、",
    "内",
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
];
/// Words that open an earlier clause which names a case.
const CASES: [&str; 4] = ["对于", "针对", "凡", "对"];
/// A subject is a name, not a sentence.
const LENGTH: usize = 30;
/// The noun after a number.
const NOUN: usize = 12;

/// The subject of a number from the words before and after it in its clause.
pub fn subject(before: &str, after: &str) -> String {
    let listed = noun(after);
    if before.trim_end().ends_with(['等', '”']) && listed.chars().count() > 1 && before.contains(['、', '“']) {
        return listed;
    }
    // Of each bounding word the last place counts, of these the first.
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, bound) in Words::get().bounds.places(before) {
        last.insert(bound, at);
    }
    let cut = last.into_values().min();
    let mut head = cut.and_then(|at| before.get(..at)).unwrap_or(before).trim();
    if let Some(open) = unclosed(head) {
        head = open;
    }
    let mut text = bare_end(past_bound(head));
    while let Some(rest) = HEADS.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest.trim_start();
    }
    let mut subject = text.to_string();
    if subject.chars().count() < 4 {
        subject.push_str(&listed);
    }
    let count = subject.chars().count();
    subject.chars().skip(count.saturating_sub(LENGTH)).collect()
}

/// The text before a bracket that is still open.
fn unclosed(head: &str) -> Option<&str> {
    let open = head.rfind(['(', '“'])?;
    let (outside, inside) = head.split_at_checked(open)?;
    (!inside.contains([')', '”'])).then(|| outside.trim_end())
}

/// Without links, quoted lists and signs at the end.
fn bare_end(head: &str) -> &str {
    let mut text = head;
    loop {
        let trimmed = text.trim_matches([' ', '(', ')', '、', '[', ']', '-']);
        if Words::get().per.mean.ends(trimmed) {
            return trimmed;
        }
        let shorter = match trimmed.strip_suffix('”') {
            Some(quoted) => quoted.rfind('“').and_then(|at| quoted.get(..at)).filter(|rest| !rest.is_empty()),
            None => LINKS.iter().find_map(|link| trimmed.strip_suffix(link)),
        };
        match shorter {
            Some(rest) => text = rest,
            None => return trimmed,
        }
    }
}

/// What is counted: the words after the unit up to the next sign.
fn noun(after: &str) -> String {
    let rest = past_bound(after).trim_start_matches(['内', '的', ' ']);
    rest.chars().take(NOUN).take_while(|c| !",、()“”".contains(*c)).collect()
}

/// The indicator whose rank a number is: …我县纳税指标位次前移，进入全省前10名.
pub fn ranked(lead: &str) -> Option<String> {
    let (head, _) = lead.rsplit_once("指标")?;
    let from = head.rfind([',', '。', ';', '“', '(', '、']).map_or(Some(head), |at| head.get(at..))?;
    let name = from.trim_start_matches([',', '。', ';', '“', '(', '、', ' ']).trim_end_matches('”');
    let own = ["我区", "我县", "我市", "全区", "全县"].iter().find_map(|own| name.strip_prefix(own)).unwrap_or(name);
    (2..=LENGTH).contains(&own.chars().count()).then(|| format!("{own}指标位次"))
}

/// Names of a list of rates that share one number: 网办率、好评率稳定保持在95%.
pub fn shared_rates(before: &str) -> Vec<String> {
    let before = before.replace("以及", "、");
    let items: Vec<&str> = before.split(['、', '和', '与']).collect();
    let mut rates: Vec<String> = Vec::new();
    for (nth, item) in items.iter().rev().enumerate() {
        let name = item.trim().trim_matches('”');
        let Some((rate, tail)) = name.rsplit_once('率') else { break };
        if tail.chars().count() > if nth == 0 { 8 } else { 0 } {
            break;
        }
        rates.push(format!("{}率", subject(rate, "")));
    }
    rates.reverse();
    rates
}

/// The case that an earlier clause names: 对于中小企业, 凡材料齐全的.
pub fn case_of(clause: &str) -> Option<String> {
    let case = CASES.iter().find_map(|word| clause.trim().strip_prefix(word))?;
    Some(case.trim_end_matches(['的', ' ']).chars().take(LENGTH).collect())
}

/// Whether the words after a bound name the things it picks out: 以下的货物, 及以上项目. An amount picks out
/// whatever follows it.
pub fn picks_out(after: &str, class: Class) -> bool {
    let rest = past_bound(after);
    let amount = class == Class::Money && rest.len() < after.len() && rest.starts_with(char::is_alphabetic);
    let listed = rest.starts_with('、') && rest.contains('的') && rest.len() < after.len();
    amount || listed || Words::get().kind.holder.begins(rest)
}

/// Whether these words only join a number to the one before.
pub fn joins(between: &str) -> bool {
    matches!(between.trim_matches([' ', '”']), "、" | "和" | "及" | "与" | "或" | "至" | "到")
}

/// Whether a subject says nothing by itself: empty, or only a year.
pub fn says_nothing(subject: &str) -> bool {
    subject.trim_end_matches(['年', '底', '末', '度']).chars().all(|c| c.is_ascii_digit())
}

/// The text past 以上, 及以下 at its beginning.
fn past_bound(text: &str) -> &str {
    let words = &Words::get().comparator;
    let bounds = words.or_more.iter().chain(words.or_less.iter());
    bounds.filter_map(|bound| text.strip_prefix(bound)).min_by_key(|rest| rest.len()).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_rates_shares_its_number() {
        assert_eq!(shared_rates("确保各窗口网办率、好评率稳定保持在"), ["各窗口网办率", "好评率"]);
        assert_eq!(shared_rates("办结率达到"), ["办结率"]);
    }

    #[test]
    fn a_subject_ends_where_the_comparing_begins() {
        assert_eq!(subject("预留份额原则上不低于预算总额的", ""), "预留份额");
        assert_eq!(subject("一般项目报建环节不超过“申请、发证”", ""), "一般项目报建环节");
        assert_eq!(subject("应于", "内完成审批工作"), "完成审批工作");
    }
}

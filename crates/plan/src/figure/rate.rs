//! 数值和单位 the value with its sign, and the unit of a rate.

use super::Decimal;
use super::quantity::Quantity;
use super::words::{Class, Words};

/// The value with its sign: 低3.8个百分点 is below zero, 没有一个 is zero.
pub fn value(q: &Quantity, before: &str, lag: bool) -> Decimal {
    let words = Words::get();
    let before = before.trim_end();
    if lag {
        return q.value.negated();
    }
    if q.value == Decimal::whole(1) && words.names.none.ends(before) {
        return Decimal::whole(0);
    }
    q.value
}

/// 次/月, 个/万人, 小时/日: the unit of a rate.
pub fn unit(q: &Quantity, before: &str, after: &str) -> Option<String> {
    let per = &Words::get().per;
    if q.unit == "小时" && q.value == Decimal::whole(24) && !after.starts_with(['内', '以', '之']) {
        return Some("小时/日".into());
    }
    if q.class != Class::Count {
        return None;
    }
    if let Some(mean) = per.mean.iter().find(|mean| before.contains(mean)) {
        return Some(format!("{}/{}", q.unit, mean.trim_end_matches('均')));
    }
    Words::get().per_of(before).map(|per| format!("{}/{per}", q.unit))
}

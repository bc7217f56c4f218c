//! 比较 how the words around a quantity bound it.

use super::Comparator;
use super::quantity::{Form, Quantity};
use super::words::{Class, Words};

/// How a quantity bounds its subject, and by what kind of words.
#[derive(Clone, Copy)]
pub struct Comparison {
    /// The comparator.
    pub comparator: Comparator,
    /// A bound set by words before the number: 不超过, 不少于.
    pub norm: bool,
    /// A bound set by words after the number: 以上, 以下.
    pub threshold: bool,
    /// 低3.8个百分点, 低于平均水平5个百分点: the value lies below what it is compared with.
    pub lag: bool,
    /// 约, 余, 左右.
    pub approximate: bool,
}

/// Reads the comparison from the words between the number before and this one, and the words after it.
pub fn compare(before: &str, after: &str, q: &Quantity) -> Comparison {
    let words = &Words::get().comparator;
    let prefix = prefix(before);
    let suffix = if words.or_more.begins(after) {
        Some(Comparator::AtLeast)
    } else if words.or_less.begins(after) || within(after, q) {
        Some(Comparator::AtMost)
    } else {
        None
    };
    let form = match q.form {
        Form::More | Form::From => Some(Comparator::AtLeast),
        Form::To | Form::Front => Some(Comparator::AtMost),
        Form::Plain | Form::Ordinal => None,
    };
    let norm = prefix.filter(|c| matches!(c, Comparator::AtMost | Comparator::AtLeast));
    let compared = Words::get().kind.benchmark.is_in(before);
    let bare = prefix.filter(|_| !compared && q.class != Class::Point);
    let whole_share = q.class == Class::Share && q.value == super::Decimal::whole(100);
    let reached = (words.reach.is_in(before) && !whole_share).then_some(Comparator::AtLeast);
    let rounded = &Words::get().kind.approximate;
    let tail: String = before.chars().rev().take(3).collect::<Vec<_>>().into_iter().rev().collect();
    Comparison {
        comparator: norm.or(form).or(suffix).or(bare).or(reached).unwrap_or(Comparator::Equal),
        lag: q.class == Class::Point
            && (prefix == Some(Comparator::Below) || Words::get().kind.lag.ends(before.trim_end())),
        norm: norm.is_some(),
        threshold: norm.is_none() && suffix.is_some(),
        approximate: q.form == Form::More || rounded.begins(after) || rounded.ends(&tail),
    }
}

/// 5个工作日内, 但不是 3个内设机构.
fn within(after: &str, q: &Quantity) -> bool {
    after.starts_with('内') && q.class == Class::Time
}

/// The last comparing word before the number; 超过 inside 不超过 is not 超过.
fn prefix(before: &str) -> Option<Comparator> {
    let words = &Words::get().comparator;
    let lists = [
        (&words.at_most, Comparator::AtMost),
        (&words.at_least, Comparator::AtLeast),
        (&words.below, Comparator::Below),
        (&words.above, Comparator::Above),
    ];
    lists
        .into_iter()
        .filter_map(|(list, comparator)| Some((list.last(before)?, comparator)))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, comparator)| comparator)
}

//! 种类 what sort of figure a number is, and how firmly it is promised, by the words around it.

use super::comparison::Comparison;
use super::quantity::{Form, Quantity};
use super::words::{Class, Words};
use super::{Comparator, Kind, Modality, subject};

/// One number with the words around it.
pub struct Around<'a> {
    /// From the number before it in the clause.
    pub before: &'a str,
    /// Up to the next number of the clause.
    pub after: &'a str,
    /// From the number before it in the sentence.
    pub lead: &'a str,
    /// Whether the passage tells how things stand.
    pub states: bool,
    /// Whether the sentence tells of what is done.
    pub done: bool,
    /// Whether the clause holds another number after it.
    pub later: bool,
    /// Whether only 、 or 和 stands between it and the number before.
    pub continued: bool,
}

/// The kind of a figure.
pub fn kind(q: &Quantity, compared: &Comparison, around: &Around<'_>) -> Kind {
    let words = &Words::get().kind;
    let states = around.states;
    if q.class == Class::Rank {
        let promised = words.rank_promise.is_in(around.lead);
        let fact = q.form == Form::Ordinal || states;
        return if promised || !fact { Kind::Target } else { Kind::Baseline };
    }
    // A difference from others tells where one stands oneself.
    if q.class != Class::Point && words.benchmark.is_in(around.before) {
        return Kind::Benchmark;
    }
    if states {
        return match q.class {
            Class::Money => Kind::Money,
            Class::Point => Kind::Baseline,
            _ if compared.norm => Kind::Benchmark,
            _ => Kind::Baseline,
        };
    }
    let head = around.before;
    let replaced = (head.contains('由') || head.contains('从')) && around.later && words.change.is_in(around.after);
    if replaced {
        return Kind::Baseline;
    }
    promised_kind(q, compared, around)
}

/// The kind of a figure that stands in a goal or a measure.
fn promised_kind(q: &Quantity, compared: &Comparison, around: &Around<'_>) -> Kind {
    let words = &Words::get().kind;
    let picks = compared.threshold && subject::picks_out(around.after, q.class);
    let ruled = compared.norm && words.rule.is_in(around.before);
    let apart = matches!(compared.comparator, Comparator::Below | Comparator::Above);
    match q.class {
        Class::Time | Class::Count | Class::Money if apart && around.after.contains('的') => Kind::RatioRule,
        Class::Time if picks && compared.comparator == Comparator::AtLeast => Kind::RatioRule,
        Class::Time | Class::Step => Kind::Sla,
        Class::Count if around.before.contains("环节") => Kind::Sla,
        Class::Count if picks => Kind::RatioRule,
        Class::Rating => Kind::RatioRule,
        Class::Money if picks => Kind::RatioRule,
        Class::Money => Kind::Money,
        Class::Share | Class::Point if around.done && !compared.norm => Kind::Baseline,
        Class::Point if compared.norm => Kind::RatioRule,
        Class::Share if ruled => Kind::RatioRule,
        Class::Share | Class::Point => Kind::Target,
        Class::Count | Class::Rank if around.done => Kind::Baseline,
        Class::Count | Class::Rank => Kind::CountTarget,
    }
}

/// The last word of mood before the number decides.
pub fn mood(lead: &str) -> Modality {
    let words = &Words::get().modality;
    if words.soft.last(lead) > words.firm.last(lead) { Modality::Soft } else { Modality::Firm }
}

/// Whether words tell of what is done (`true`) or of what is to come (`false`); `None` when of neither.
pub fn done(text: &str, year: Option<i16>) -> Option<bool> {
    let words = &Words::get().kind;
    let past_year = year.and_then(|year| {
        let at = text.rfind('年')?;
        let head = text.get(..at)?.trim_end();
        let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let written: i16 = head.get(head.len() - digits..)?.parse().ok()?;
        let compared = head.get(..head.len() - digits)?.trim_end().ends_with(['较', '比', '于', '与']);
        (!compared && (1990..year).contains(&written)).then_some(at)
    });
    let past = words.done.last(text).max(past_year);
    let coming = words.promise.last(text);
    if past.is_none() && coming.is_none() { None } else { Some(past > coming) }
}

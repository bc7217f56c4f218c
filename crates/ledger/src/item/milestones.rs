//! 节点: steps proposed by rule between the beginning and the due day.

use super::Milestone;
use crate::rules::MilestoneRule;
use crate::{Due, Figure, Quantity, calendar};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 步骤 a step with a day, before it has a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its day.
    pub on: Date,
    /// What is to be reached.
    pub result: String,
    /// How it is proved.
    #[serde(default)]
    pub proof: String,
}

impl Milestone {
    pub(super) fn planned(no: u32, step: &Step) -> Self {
        Self { no, on: step.on, result: step.result.clone(), proof: step.proof.clone(), reached: None }
    }
}

/// Milestones between `from` and `due`, both left out: the dated steps of the text itself where it has any there,
/// else one a month on the day that the rule names. 持续推进 gets none; it reports by period. A measure with one
/// counted figure gets the figure's share by days; the unit edits whatever it likes.
#[must_use]
pub fn propose(from: Date, due: Due, figures: &[Figure], steps: &[Step], rule: &MilestoneRule) -> Vec<Milestone> {
    let Some(end) = due.last_day() else { return Vec::new() };
    let inside = |day: Date| from < day && day < end;
    let mut planned: Vec<Step> = steps.iter().filter(|step| inside(step.on)).cloned().collect();
    planned.sort_by_key(|step| step.on);
    if planned.is_empty() {
        planned = monthly(from, end, figures, rule).into_iter().filter(|step| inside(step.on)).collect();
    }
    (1..).zip(&planned).map(|(no, step)| Milestone::planned(no, step)).collect()
}

fn monthly(from: Date, end: Date, figures: &[Figure], rule: &MilestoneRule) -> Vec<Step> {
    let mut counted = figures.iter().filter(|figure| figure.counted);
    let only = counted.next().filter(|_| counted.next().is_none());
    let mut steps = Vec::new();
    let mut month = from.first_of_month();
    while month < end {
        let on = rule.day.within(month);
        let words = match only {
            Some(figure) => rule
                .counted_result
                .replace("{value}", &share(figure.value, from, on, end).to_string())
                .replace("{unit}", &figure.unit),
            None => rule.result.clone(),
        };
        let result = words.replace("{month}", &month.month().to_string());
        steps.push(Step { on, result, proof: rule.proof.clone() });
        let next = calendar::after(month.last_of_month());
        if next <= month {
            break;
        }
        month = next;
    }
    steps
}

/// The share of `value` that the days from `from` to `on` are of those to `end`: whole where the value is whole, to the
/// hundredth otherwise, rounded down.
fn share(value: Quantity, from: Date, on: Date, end: Date) -> Quantity {
    let days = |to: Date| i128::from(from.until(to).map_or(0, |span| span.get_days()).max(0));
    let step = if value.millionths() % 1_000_000 == 0 { 1_000_000 } else { 10_000 };
    let part = i128::from(value.millionths()) * days(on) / days(end).max(1);
    Quantity::from_millionths(i64::try_from(part / step * step).unwrap_or(value.millionths()))
}

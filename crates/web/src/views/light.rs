//! 灯 of the domain as pages show it, and why.

use super::Lens;
use docket::{Days, Facets, Light};
use ledger::item::{Item, explain};
use pages::{page::LightDay, part::LightView};

/// A light; what is void has none of its own.
#[must_use]
pub fn of(light: Option<Light>) -> LightView {
    LightView::of(light.map_or("void", Light::name))
}

/// On which day which light, worst first.
#[must_use]
pub fn days(days: &Days, lens: &Lens<'_>) -> Vec<LightDay> {
    [
        (Light::Overdue, days.overdue_on),
        (Light::Unreported, days.unreported_on),
        (Light::Lagging, days.lag_on),
        (Light::Near, days.near_on),
    ]
    .into_iter()
    .map(|(light, on)| LightDay { light: of(Some(light)), on, come: on.is_some_and(|on| on <= lens.today) })
    .collect()
}

/// 亮灯原因 in words, under the revision of the rules that set the item's days.
#[must_use]
pub fn reasons(item: &Item, lens: &Lens<'_>) -> Vec<String> {
    let book = lens.policy.rule_book();
    let Some(rules) = book.named(&item.schedule.rules).or_else(|| book.on(lens.today)) else { return Vec::new() };
    let reasons = explain(item, lens.today, rules, lens.policy.calendar());
    reasons.iter().map(|it| lens.text(&lens.w.reason(it.code, &it.params))).collect()
}

/// The light of facets today.
#[must_use]
pub fn today(facets: &Facets, lens: &Lens<'_>) -> LightView {
    of(Light::of(facets, lens.today))
}

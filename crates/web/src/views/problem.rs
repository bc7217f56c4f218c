//! 问题 list rows, page and forms.

use super::{Lens, item_row, light, timeline};
use docket::Docket;
use ledger::{
    Item,
    problem::{ActName, Problem},
};
use office::{
    EventRow, Office, Row, caller::Caller, measures_of::Measures, origin::Origins, permission::Leave,
    show_docket::Shown,
};
use pages::{
    Frame,
    form::Form,
    forms::{self, problem::Facts},
    page::{ProblemPage, ProblemRow},
    part::{Choice, Entry, FileView, Link},
};

/// A line of the list.
#[must_use]
pub fn row(row: &Row, problem: &Problem, measures: Measures, lens: &Lens<'_>) -> ProblemRow {
    ProblemRow {
        id: row.id,
        no: number(row, problem),
        text: lens.text(&row.facets.title),
        indicator: problem.indicator.clone(),
        state: problem.stage.name().to_owned(),
        light: light::of(measures.worst),
        done: measures.done,
        total: measures.total,
    }
}

/// The number as people quote it: its label in the plan, else its number in the ledger.
fn number(row: &Row, problem: &Problem) -> String {
    if problem.label.is_empty() { row.id.to_string() } else { problem.label.clone() }
}

/// The items among what a problem is linked with, as far as the reader reaches them.
pub fn items(linked: &[Row]) -> impl Iterator<Item = (&Row, Item)> {
    let items = linked.iter().filter(|it| it.kind == Item::KIND);
    items.filter_map(|row| Some((row, row.open::<Item>().ok().flatten()?)))
}

/// The page.
#[must_use]
pub fn page(
    shown: &Shown<Problem>,
    measures: Measures,
    forms: Vec<Form>,
    origins: &Origins,
    opens_plans: bool,
    frame: Frame,
    lens: &Lens<'_>,
) -> ProblemPage {
    let problem = &shown.state;
    let line = problem.lines.map(|[first, _]| format!("#L{first}")).unwrap_or_default();
    let plan = match problem.plan {
        Some(id) => Link {
            href: if opens_plans { format!("/plans/{id}{line}") } else { String::new() },
            text: origins.title(id).to_owned(),
        },
        None => Link { href: String::new(), text: lens.w.t("by-hand") },
    };
    ProblemPage {
        frame,
        problem: row(&shown.row, problem, measures, lens),
        text: lens.text(&problem.text),
        plan,
        goal: problem.plan.map(|id| origins.goal(id, &problem.indicator).to_owned()).unwrap_or_default(),
        items: items(&shown.linked).map(|(row, item)| item_row::of(row, &item, lens)).collect(),
        effect: problem.effect.as_ref().map(|it| lens.text(&it.text)).unwrap_or_default(),
        files: shown
            .files
            .iter()
            .map(|it| FileView {
                id: it.id.to_string(),
                name: it.name.clone(),
                bytes: it.size.unsigned_abs(),
                kind: String::new(),
                number: String::new(),
                dated: String::new(),
                sealed: None,
            })
            .collect(),
        timeline: log(&shown.events, shown, lens),
        forms,
        printable: problem.effect.is_some(),
    }
}

/// What these of its events say, with its items under the numbers that people quote.
#[must_use]
pub fn log(events: &[EventRow], shown: &Shown<Problem>, lens: &Lens<'_>) -> Vec<Entry> {
    timeline::of_problem(events, &shown.files, lens, |id| {
        let found = items(&shown.linked).find(|(row, _)| row.id == id);
        found.map_or_else(
            || format!("{id}"),
            |(row, item)| format!("{} {}", item_row::number(row, &item), row.facets.title),
        )
    })
}

/// The last part of an act's name.
#[must_use]
pub fn word(act: ActName) -> &'static str {
    act.name().strip_prefix("problem.").unwrap_or_else(|| act.name())
}

/// What the forms need to know; `others` are measures of the same indicator.
#[must_use]
pub fn facts(shown: &Shown<Problem>, others: &[(Row, Item)]) -> Facts {
    let choice =
        |row: &Row, item: &Item| Choice::new(row.id, format!("{} {}", item_row::number(row, item), row.facets.title));
    let linked = |row: &Row| shown.state.links.iter().any(|it| it.item == row.id);
    Facts {
        version: u64::try_from(shown.events.len()).unwrap_or(u64::MAX),
        linked: items(&shown.linked).map(|(row, item)| choice(row, &item)).collect(),
        others: others.iter().filter(|(row, _)| !linked(row)).map(|(row, item)| choice(row, item)).collect(),
    }
}

/// The forms of what this caller can do with the problem now; the step that comes next is the main one.
#[must_use]
pub fn offers(office: &Office, caller: &Caller, shown: &Shown<Problem>, facts: &Facts, lens: &Lens<'_>) -> Vec<Form> {
    let may = shown.state.may();
    let possible = |name: &&str| {
        let act = may.iter().find(|it| word(**it) == *name);
        act.is_some_and(|it| office.permissions().leave(caller.role, it.name()) == Leave::Allowed)
    };
    let names = forms::problem::ACTS.into_iter().filter(possible);
    let mut forms: Vec<Form> =
        names.filter_map(|name| forms::problem::offer(&lens.w, name, shown.row.id, facts)).collect();
    // There is nothing to choose from.
    forms.retain(|it| !(it.name == "problem_link" && facts.others.is_empty()));
    let ready = shown.state.stage == ledger::problem::ProblemStage::MeasuresClosed;
    for form in &mut forms {
        form.main = match form.name {
            "problem_verify" => ready,
            "problem_close" | "problem_review" => true,
            _ => false,
        };
    }
    forms
}

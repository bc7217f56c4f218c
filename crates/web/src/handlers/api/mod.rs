//! 接口 for programs: the same use cases as the pages, in JSON, with a bearer token.

mod act_on_item;
mod act_on_plan;
mod act_on_problem;
mod body;
mod check_plan;
mod document;
mod import_plan;
mod list;
mod one;
mod overview;
mod premise;
mod register;
pub mod shape;
mod units;

use crate::{
    openapi::DOCUMENT,
    route::{Described, Gate, Route, act, read},
    visit::Visit,
};
use axum::{
    body::Bytes,
    extract::{Path, RawQuery},
    http::HeaderMap,
};
use ledger::{item, plan, problem};
use office::list_dockets::Kind;
use std::sync::LazyLock;
use vocab::DocketId;

/// Acts with an address of their own: kind, act, address. A docket is opened with its plan, a plan by its document.
fn acts<A: Copy>(all: &[A], name: fn(A) -> &'static str, area: &str, but: &[&str]) -> Vec<(A, String)> {
    let offered = all.iter().filter(|it| !but.contains(&name(**it)));
    offered
        .map(|it| {
            let word = name(*it).split('.').next_back().unwrap_or_default();
            (*it, format!("/api/v1/{area}/{{id}}/{word}"))
        })
        .collect()
}

static ITEM_ACTS: LazyLock<Vec<(item::ActName, String)>> =
    LazyLock::new(|| acts(item::ActName::ALL, item::ActName::name, "items", &["item.open"]));
static PROBLEM_ACTS: LazyLock<Vec<(problem::ActName, String)>> =
    LazyLock::new(|| acts(problem::ActName::ALL, problem::ActName::name, "problems", &["problem.open"]));
static PLAN_ACTS: LazyLock<Vec<(plan::ActName, String)>> =
    LazyLock::new(|| acts(plan::ActName::ALL, plan::ActName::name, "plans", &["plan.import", "plan.compare"]));

pub(super) const LIST: &[(&str, &str)] = &[
    ("light", "overdue, unreported, lagging, near, pending, normal, not_started, done"),
    ("state", "State of the kind"),
    ("unit", "Number of the lead unit"),
    ("indicator", "Indicator, whole"),
    ("plan", "Number of the plan"),
    ("mark", "A mark, such as extension_asked"),
    ("q", "Words to search for"),
    ("from", "Due on this day or later"),
    ("to", "Due on this day or earlier"),
    ("sort", "due, updated or opened"),
    ("after", "Where the page begins: next of the page before"),
    ("limit", "Rows of a page, 1 to 200; 50 where nothing is said"),
];

const NAME: &[(&str, &str)] = &[
    ("name", "Name of the file, where its bytes are sent as they are"),
    ("add_units", "yes: units that the plan names and nobody has entered yet are entered with it"),
];

const fn described(
    summary: &'static str,
    request: &'static str,
    response: &'static str,
    query: &'static [(&'static str, &'static str)],
) -> Described {
    Described { summary, request, response, query }
}

pub use register::routes_of;

/// Routes of the API.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        read("/api/openapi.json", Gate::Public, described("This description", "", "", &[]), description),
        read("/api/v1/overview", Gate::Act("overview.read"), described("Counts", "", "Overview", &[]), overview::read),
        read("/api/v1/units", Gate::Act("unit.read"), described("Units", "", "Units", &[]), units::read),
        act(
            "/api/v1/plans",
            Gate::Act("plan.import"),
            described("Import a plan as a draft", DOCUMENT, "Imported", NAME),
            import_plan::import,
        ),
        act(
            "/api/v1/plans:check",
            Gate::Act("plan.check"),
            described("Check a plan; nothing is kept", DOCUMENT, "Checked", NAME),
            check_plan::check,
        ),
        act(
            "/api/v1/plans/{id}/compare",
            Gate::Act("plan.compare"),
            described("Compare a later version of an adopted plan", DOCUMENT, "Done", NAME),
            import_plan::compare,
        ),
    ];
    let kinds: [(Kind, &'static str, &'static str, &'static str); 3] = [
        (Kind::Item, "/api/v1/items", "/api/v1/items/{id}", "item"),
        (Kind::Problem, "/api/v1/problems", "/api/v1/problems/{id}", "problem"),
        (Kind::Plan, "/api/v1/plans", "/api/v1/plans/{id}", "plan"),
    ];
    for (kind, many, one, _) in kinds {
        let gate = Gate::Act(kind.read());
        let list = move |visit: Visit, query: RawQuery| list::read(kind, visit, query);
        routes.push(read(many, gate, described("A page of the list", "", "Lines", LIST), list));
        let whole = move |visit: Visit, id: Path<DocketId>| one::read(kind, visit, id);
        routes.push(read(one, gate, described("One, with its state and its log", "", "One", &[]), whole));
    }
    routes.extend(ITEM_ACTS.iter().map(|(name, path)| {
        let name = *name;
        let does = move |visit: Visit, id: Path<DocketId>, headers: HeaderMap, body: Bytes| {
            act_on_item::act(name, visit, id, headers, body)
        };
        act(path, Gate::Act(name.name()), described(name.name(), name.name(), "Acted", &[]), does)
    }));
    routes.extend(PROBLEM_ACTS.iter().map(|(name, path)| {
        let name = *name;
        let does = move |visit: Visit, id: Path<DocketId>, headers: HeaderMap, body: Bytes| {
            act_on_problem::act(name, visit, id, headers, body)
        };
        act(path, Gate::Act(name.name()), described(name.name(), name.name(), "Done", &[]), does)
    }));
    routes.extend(PLAN_ACTS.iter().map(|(name, path)| {
        let name = *name;
        let answer = if name == plan::ActName::Adopt { "Adopted" } else { "Done" };
        let does = move |visit: Visit, id: Path<DocketId>, body: Bytes| act_on_plan::act(name, visit, id, body);
        act(path, Gate::Act(name.name()), described(name.name(), name.name(), answer, &[]), does)
    }));
    routes
}

async fn description() -> crate::reply::Reply {
    static TEXT: LazyLock<serde_json::Value> = LazyLock::new(|| crate::openapi::document(&crate::routes::all()));
    crate::reply::Reply::json(&*TEXT)
}

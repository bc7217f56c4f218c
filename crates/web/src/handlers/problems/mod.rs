//! 问题 list, page, acts and the 销号审批表.

mod act;
mod list;
mod page;
mod print;

use crate::{
    form::Form,
    route::{Gate, Route, form, page as read},
    views::problem,
    visit::Visit,
};
use axum::extract::Path;
use ledger::problem::ActName;
use std::sync::LazyLock;
use vocab::DocketId;

/// The acts that have a form, each with its address; the others come with a plan, by the clock, or from the measures.
static ACTS: LazyLock<Vec<(ActName, String)>> = LazyLock::new(|| {
    let acts = ActName::ALL.iter().filter(|act| pages::forms::problem::ACTS.contains(&problem::word(**act)));
    acts.map(|act| (*act, format!("/problems/{{id}}/{}", problem::word(*act)))).collect()
});

/// Routes of this area.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        read("/problems", Gate::Act("problem.read"), list::page),
        read("/problems/{id}", Gate::Act("problem.read"), page::page),
        read("/problems/{id}/print/cancel", Gate::Act("problem.read"), print::page),
    ];
    routes.extend(ACTS.iter().map(|(act, path)| {
        let name = *act;
        form(path, Gate::Act(name.name()), move |visit: Visit, id: Path<DocketId>, sent: Form| {
            act::act(name, visit, id, sent)
        })
    }));
    routes
}

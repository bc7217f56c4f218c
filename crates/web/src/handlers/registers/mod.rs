//! 登记簿 list, page, forms, acts and export of every register, out of one table.

mod act;
mod all;
mod export;
mod list;
mod open;
mod page;
mod print;
mod read;

use crate::{
    form::Form,
    handlers::api,
    route::{Gate, Route, form, page as get},
    views::register::Face,
    visit::Visit,
};
use axum::extract::{Path, RawQuery};
use vocab::DocketId;

/// Routes of this area.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = vec![get("/registers", Gate::SignedIn, all::page)];
    macro_rules! each {
        ($($kind:ty),* $(,)?) => {
            $(
                routes.extend(routes_of::<$kind>());
                routes.extend(api::routes_of::<$kind>());
            )*
        };
    }
    crate::faces!(each);
    routes
}

fn routes_of<D: Face>() -> Vec<Route> {
    let (read, word) = (Gate::Act(D::READ), D::WORD);
    let mut routes = vec![
        get(format!("/{word}"), read, |visit: Visit, query: RawQuery| list::page::<D>(visit, query)),
        get(format!("/{word}/export.xlsx"), read, |visit: Visit, query: RawQuery| export::excel::<D>(visit, query)),
        get(format!("/{word}/{{id}}"), read, |visit: Visit, id: Path<DocketId>| page::page::<D>(visit, id)),
    ];
    routes.push(get(
        format!("/{word}/{{id}}/print/{{sheet}}"),
        read,
        |visit: Visit, path: Path<(DocketId, String)>| print::page::<D>(visit, path),
    ));
    if let Some(open) = D::PAGE.opening() {
        let gate = Gate::Act(open.act);
        routes.push(get(format!("/{word}/new"), gate, |visit: Visit| open::page::<D>(visit)));
        routes.push(form(format!("/{word}"), gate, |visit: Visit, sent: Form| open::open::<D>(visit, sent)));
    }
    routes.extend(D::PAGE.acting().iter().map(|act| {
        let path = format!("/{word}/{{id}}/{}", act.word);
        form(path, Gate::Act(act.act), move |visit: Visit, id: Path<DocketId>, sent: Form| {
            act::act::<D>(act, visit, id, sent)
        })
    }));
    routes
}

//! 台账 and 事项页: list, page, every act, exports, sheets.

mod act;
mod chat;
mod export;
mod list;
mod open;
mod page;
pub mod parse;
mod print;
mod urge;

pub(crate) use act::{news, note_faults, note_files, seen};
pub(crate) use list::choices;

use crate::{
    form::Form,
    route::{Gate, Route, form, page as read},
    views::facts,
    visit::Visit,
};
use axum::extract::Path;
use ledger::item::ActName;
use std::sync::LazyLock;
use vocab::DocketId;

/// The acts that have a form of their own, each with its address. The others happen by themselves or come from
/// elsewhere: 立项 with a plan or from the list, 接收并入 with 并入, 漏报 and 重算日期 by the clock.
static ACTS: LazyLock<Vec<(ActName, String)>> = LazyLock::new(|| {
    let acts = ActName::ALL.iter().filter(|act| pages::forms::item::ACTS.contains(&facts::word(**act)));
    acts.map(|act| (*act, format!("/items/{{id}}/{}", facts::word(*act)))).collect()
});

/// Routes of this area.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        read("/items", Gate::Act("item.read"), list::page),
        read("/items/new", Gate::Act("item.open"), open::page),
        form("/items", Gate::Act("item.open"), open::send),
        read("/items/chat", Gate::Act("item.read"), chat::page),
        read("/items/export.xlsx", Gate::Act("item.read"), export::excel),
        read("/items/export.docx", Gate::Act("item.read"), export::word),
        form("/items/urge", Gate::Act("item.urge"), urge::many),
        read("/items/{id}", Gate::Act("item.read"), page::page),
        read("/items/{id}/print/{sheet}", Gate::Act("item.read"), print::page),
    ];
    routes.extend(ACTS.iter().map(|(act, path)| {
        let name = *act;
        form(path, Gate::Act(name.name()), move |visit: Visit, id: Path<DocketId>, sent: Form| {
            act::act(name, visit, id, sent)
        })
    }));
    routes
}

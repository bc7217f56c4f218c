//! 单位

mod list;
mod page;

use crate::route::{Gate, Route, page as read};

/// Routes of this area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![read("/units", Gate::Act("unit.read"), list::page), read("/units/{id}", Gate::Act("unit.read"), page::page)]
}

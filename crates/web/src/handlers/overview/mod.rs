//! 概览

mod page;

use crate::route::{Gate, Route, page};

/// Routes of this area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![page("/overview", Gate::Act("overview.read"), page::page)]
}

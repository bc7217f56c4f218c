//! 首页 for staff and for the public, and search.

mod desk;
mod search;

use crate::route::{Gate, Route, page};

/// Routes of this area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![page("/", Gate::Public, desk::page), page("/search", Gate::SignedIn, search::page)]
}

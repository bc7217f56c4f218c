//! Every route of the site, area by area.

use crate::{handlers, route::Route};

/// The table.
#[must_use]
pub fn all() -> Vec<Route> {
    [
        handlers::door::routes(),
        handlers::home::routes(),
        handlers::plans::routes(),
        handlers::items::routes(),
        handlers::problems::routes(),
        handlers::registers::routes(),
        handlers::voices::routes(),
        handlers::units::routes(),
        handlers::overview::routes(),
        handlers::admin::routes(),
        handlers::files::routes(),
        handlers::api::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

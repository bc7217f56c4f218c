//! What tests need that is not Heluo: a PostgreSQL cluster, a browser, a judge of accessibility (development only).

pub mod axe;
pub mod browser;
pub mod postgres;

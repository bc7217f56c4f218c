//! What tests need that is not Heluo: a PostgreSQL cluster, a browser (development only).

pub mod browser;
pub mod postgres;

//! Routes, forms, JSON API. Knows no SQL and no rule: it parses, calls `office`, and shows.
//!
//! One table of routes ([`routes::all`]) yields the router, the permission test and OpenAPI. Handlers stand in
//! `handlers/<area>/<act>.rs`.

pub mod again;
pub mod cookie;
pub mod day;
pub mod form;
pub mod gate;
pub mod handlers;
pub mod openapi;
pub mod problem;
pub mod query;
pub mod reply;
pub mod route;
pub mod routes;
pub mod server;
pub mod site;
pub mod views;
pub mod visit;

pub use server::{app, serve};
pub use site::{Manner, Site};

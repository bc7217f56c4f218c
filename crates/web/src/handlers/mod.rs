//! Handlers by area, one file an act.

pub mod admin;
pub mod api;
pub mod door;
pub mod files;
pub mod home;
pub mod items;
pub mod overview;
pub mod plans;
pub mod problems;
pub mod registers;
pub mod units;
pub mod voices;

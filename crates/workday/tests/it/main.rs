//! The calendar and its clocks: case files, laws, the data of twenty-three years.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test fails by panicking")]

mod data;
mod laws;
mod run_cases;

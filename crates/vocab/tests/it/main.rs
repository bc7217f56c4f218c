//! Codes, regions, numerals, money, masking: case files, laws, published samples.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test fails by panicking")]

mod laws;
mod run_cases;
mod samples;

//! Readers: cases of each format, the same plan from every format, hostile files.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests; the lint knows only test functions")]

#[path = "read/case.rs"]
mod case;
#[path = "read/convert.rs"]
mod convert;
#[path = "read/hostile.rs"]
mod hostile;
#[path = "read/same.rs"]
mod same;
#[path = "read/shape.rs"]
mod shape;

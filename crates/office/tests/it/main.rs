//! Use cases on a real store.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod demo;
mod district;
mod duties;
mod premise;
mod voices;
mod world;

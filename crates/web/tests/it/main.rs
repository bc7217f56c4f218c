//! The site called in process, on a database of its own for each test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod admin;
mod api;
mod house;
mod items;
mod lists;
mod permissions;
mod plans;
mod problems;
mod registers;
mod security;
mod town;
mod voices;
mod words;

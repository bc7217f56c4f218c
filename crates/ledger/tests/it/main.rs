//! The ledger as a whole: case files, laws, the durable contract, the rules file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what it needs by failing")]

mod adoption;
mod cases;
mod contract;
mod laws;
mod life;
mod milestones;
mod revision;
mod rules;
mod voice;

//! The plan compiler: document to structure, figures and diagnostics.

mod answer;
mod check;
pub mod compare;
pub mod compile;
mod deadline;
pub mod diagnostic;
mod dictionary;
pub mod document;
mod field;
pub mod figure;
mod label;
mod outline;
mod owners;
mod parts;
mod person;
pub mod plan;
pub mod print;
mod problem;
mod rank;
pub mod read;
mod source;
mod table;
mod title;
mod tree;
mod unit;

pub use compare::{Change, ChangeKind, compare};
pub use compile::{Options, compile};
pub use document::Document;
pub use plan::Plan;

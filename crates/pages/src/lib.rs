//! View structs, templates and words of every page.
//!
//! A page is a struct with a [`Frame`] and what it shows; [`askama::Template::render`] makes the HTML. Pages know no
//! store, no docket and no clock: whoever fills them hands over names (`"overdue"`), days and texts, and the words of
//! the language are chosen here. Every page works without script; every form is a plain POST with a hidden `csrf`.
//!
//! Forms are data ([`form::Form`]): fields with their labels, help, values and faults, so that each is labelled, each
//! fault stands at its field and again in a summary, and what was typed survives a refusal.

pub mod asset;
pub mod chart;
pub mod form;
pub mod forms;
pub mod frame;
pub mod page;
pub mod part;
mod show;
pub mod words;

pub use askama::{Error as RenderError, Template};
pub use asset::{asset, asset_url};
pub use frame::{Flash, Frame, UserView};
pub use words::{Lang, Words};

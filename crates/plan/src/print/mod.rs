//! 输出 a compiled plan as JSON, as text for a terminal, and as counts for a page.

pub mod json;
pub mod summary;
pub mod terminal;

pub use json::json;
pub use summary::{Summary, summary};
pub use terminal::terminal;

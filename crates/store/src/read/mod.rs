//! 读取 one file a family of questions.

mod administration;
mod classes;
mod counts;
mod export;
mod filter;
mod get;
mod list;
mod log;
mod page;
mod timers;

pub use administration::AuditPage;
pub use counts::{By, Tally};
pub use export::Export;
pub use filter::Filter;
pub use get::{Link, Row};
pub use log::EventRow;
pub use page::{Count, Cursor, Page, PageRequest, Sort, SortKey};
pub use timers::DueTimer;

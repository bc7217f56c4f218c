//! From what use cases give to what pages show: pure functions, one file a subject.

pub mod due;
pub mod facts;
pub mod item;
pub mod item_row;
pub mod lens;
pub mod light;
pub mod list;
pub mod plan;
pub mod problem;
pub mod register;
pub mod registers;
pub mod sheet;
pub mod timeline;
pub mod voice;

pub use lens::Lens;

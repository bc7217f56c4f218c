//! 工作台 nine tiles and what waits for the reader, by clock.

use crate::Frame;
use crate::part::{Count, ItemRow};
use askama::Template;

/// 九宫 one of the nine tiles.
#[derive(Clone, Debug)]
pub struct Tile {
    /// `plans`, `items`, `measures`, `matters`, `licences`, `credit`, `inspections`, `projects`, `appeals`.
    pub name: &'static str,
    /// Address; `None` while it is not in use.
    pub href: Option<&'static str>,
    /// The one living number.
    pub number: Count,
    /// How much of it waits for the reader.
    pub waits: u32,
}

/// The nine names in order.
pub const TILES: [&str; 9] =
    ["plans", "items", "measures", "matters", "licences", "credit", "inspections", "projects", "appeals"];

/// 待办 one group of the desk.
#[derive(Clone, Debug)]
pub struct DeskGroup {
    /// `overdue`, `unreported`, `accept`, `approve`, `check`, `decide`, `near`, `returned`: `desk-NAME` is its heading.
    pub name: &'static str,
    /// The first of them, worst first.
    pub items: Vec<ItemRow>,
    /// All of them.
    pub total: Count,
    /// The list that shows all of them.
    pub href: String,
}

/// 工作台
#[derive(Template)]
#[template(path = "home.html")]
pub struct HomePage {
    /// 页框.
    pub frame: Frame,
    /// 九宫, in the order of [`TILES`].
    pub tiles: Vec<Tile>,
    /// 待办 by urgency; empty groups are left out by the caller.
    pub desk: Vec<DeskGroup>,
}

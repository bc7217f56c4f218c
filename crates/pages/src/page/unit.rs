//! 单位 list and page: its measures by light, its record of reporting, its people.

use crate::Frame;
use crate::part::{Count, ItemRow, LightView, Person, UnitRef};
use askama::Template;
use jiff::civil::Date;

/// 单位 as a card of the list.
#[derive(Clone, Debug)]
pub struct UnitCard {
    /// The unit.
    pub unit: UnitRef,
    /// Measures it leads, by light; lights without any left out.
    pub lights: Vec<(LightView, u32)>,
    /// Measures it leads.
    pub leads: u32,
    /// Measures it takes part in.
    pub partakes: u32,
}

/// 单位列表
#[derive(Template)]
#[template(path = "units.html")]
pub struct UnitsPage {
    /// 页框.
    pub frame: Frame,
    /// Worst first.
    pub units: Vec<UnitCard>,
}

/// 报送记录 one period.
#[derive(Clone, Debug)]
pub struct Period {
    /// `2026-03`.
    pub period: String,
    /// Due by.
    pub due: Date,
    /// Reports expected.
    pub expected: u32,
    /// In time.
    pub in_time: u32,
    /// Late.
    pub late: u32,
    /// Missing.
    pub missing: u32,
}

/// 单位页
#[derive(Template)]
#[template(path = "unit.html")]
pub struct UnitPage {
    /// 页框.
    pub frame: Frame,
    /// The unit.
    pub unit: UnitRef,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Measures it leads, by light: light, how many, the list of them.
    pub lights: Vec<(LightView, u32, String)>,
    /// The worst of its measures.
    pub items: Vec<ItemRow>,
    /// How many it leads.
    pub count: Count,
    /// The list of all of them.
    pub href: String,
    /// 报送记录, newest first.
    pub periods: Vec<Period>,
    /// People, masked.
    pub persons: Vec<Person>,
}

//! 概览 lights by indicator and by unit.

use crate::Frame;
use crate::chart::Chart;
use crate::part::{Count, LightView};
use askama::Template;
use jiff::Timestamp;

/// 指标 a line under the charts: how far its measures and problems are.
#[derive(Clone, Debug)]
pub struct IndicatorRow {
    /// 指标.
    pub name: String,
    /// The list of its measures.
    pub href: String,
    /// Measures done.
    pub done: u32,
    /// Measures in all.
    pub total: u32,
    /// Problems 销号.
    pub cancelled: u32,
    /// Problems in all.
    pub problems: u32,
    /// 争先目标 as the plan writes it; empty where none.
    pub target: String,
}

/// 概览
#[derive(Template)]
#[template(path = "overview.html")]
pub struct OverviewPage {
    /// 页框.
    pub frame: Frame,
    /// All measures by light: light, how many, the list.
    pub lights: Vec<(LightView, Count, String)>,
    /// By indicator.
    pub by_indicator: Chart,
    /// By unit, worst first.
    pub by_unit: Chart,
    /// By indicator in figures.
    pub indicators: Vec<IndicatorRow>,
    /// When it was counted.
    pub at: Timestamp,
}

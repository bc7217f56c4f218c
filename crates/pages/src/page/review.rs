//! 审定 going over a draft beside its source before it is adopted.

use super::plan::{PlanRow, SourceLine};
use crate::Frame;
use crate::form::Form;
use crate::part::{Count, Link};
use askama::Template;
use jiff::civil::Date;

/// 拟入台账的措施 one entry of the draft.
#[derive(Clone, Debug)]
pub struct ReviewEntry {
    /// What `?entry=` takes.
    pub id: String,
    /// Number as people quote it.
    pub no: String,
    /// One line.
    pub title: String,
    /// 指标.
    pub indicator: String,
    /// 牵头单位; empty where missing.
    pub owner: String,
    /// 配合单位.
    pub partners: Vec<String>,
    /// 责任人.
    pub persons: Vec<String>,
    /// 时限, where understood.
    pub due: Option<Date>,
    /// 时限 as written; empty where missing.
    pub due_written: String,
    /// First line in the source.
    pub from: u32,
    /// Last line in the source.
    pub to: u32,
    /// `kept`, `fixed`, `dropped`, `split`, `merged`: `entry-NAME`.
    pub state: String,
    /// Why it was dropped, or into which it was merged.
    pub reason: String,
    /// What stands against adopting it: codes of `lack-…` (`owner`, `due`, `unit`).
    pub lacks: Vec<String>,
}

/// The entry that is opened.
#[derive(Clone, Debug)]
pub struct OpenEntry {
    /// What `?entry=` takes.
    pub id: String,
    /// Problems that it answers.
    pub problems: Vec<String>,
    /// Promised figures in it.
    pub figures: Vec<String>,
    /// Edit, link, split, merge, drop or restore; see [`crate::forms::plan`].
    pub forms: Vec<Form>,
    /// The entry before.
    pub prev: Option<String>,
    /// The entry after.
    pub next: Option<String>,
}

/// 待处理 something that stands in the way of adopting.
#[derive(Clone, Debug)]
pub struct Block {
    /// In words.
    pub text: String,
    /// Where it is mended.
    pub href: String,
}

/// 审定
#[derive(Template)]
#[template(path = "review.html")]
pub struct ReviewPage {
    /// 页框.
    pub frame: Frame,
    /// The plan.
    pub plan: PlanRow,
    /// Filters over the entries, with how many each shows; the first is all of them.
    pub tabs: Vec<(Link, Count, bool)>,
    /// 拟入台账的措施.
    pub entries: Vec<ReviewEntry>,
    /// The filter as asked, empty for all; kept from entry to entry.
    pub show: String,
    /// The entry that is opened.
    pub open: Option<OpenEntry>,
    /// Source around the opened entry (a few lines before and after), or from the beginning.
    pub source: Vec<SourceLine>,
    /// Lines of the opened entry, first and last; `(0, 0)` for none.
    pub lit: (u32, u32),
    /// One unit or one day for many entries at once; see [`crate::forms::plan::entries_fill`].
    pub fill: Option<Form>,
    /// What stands in the way of adopting.
    pub blocks: Vec<Block>,
    /// 文号, 印发机关, 日期; see [`crate::forms::plan::adopt`].
    pub adopt: Option<Form>,
}

//! 问题 list and page: a problem is 销号 once its measures are done and the effect is verified.

use crate::Frame;
use crate::form::Form;
use crate::part::{Choice, Count, Entry, FileView, ItemRow, LightView, Link, Pages};
use askama::Template;
use vocab::DocketId;

/// 问题 a line of the list.
#[derive(Clone, Debug)]
pub struct ProblemRow {
    /// Its number in the address.
    pub id: DocketId,
    /// Number as people quote it, `3-二`.
    pub no: String,
    /// In one line.
    pub text: String,
    /// 指标.
    pub indicator: String,
    /// `open`, `answered`, `measures_closed`, `verified`, `closed`, `void`: `problem-state-NAME`.
    pub state: String,
    /// The worst light of its measures.
    pub light: LightView,
    /// Measures done.
    pub done: u32,
    /// Measures in all.
    pub total: u32,
}

/// 问题列表
#[derive(Template)]
#[template(path = "problems.html")]
pub struct ProblemsPage {
    /// 页框.
    pub frame: Frame,
    /// Tabs by state: link, how many, whether it is shown.
    pub tabs: Vec<(Link, Count, bool)>,
    /// Indicators to choose from.
    pub indicators: Vec<Choice>,
    /// The indicator chosen; empty for all.
    pub indicator: String,
    /// The state chosen; empty for all.
    pub state: String,
    /// 问题.
    pub problems: Vec<ProblemRow>,
    /// How many.
    pub count: Count,
    /// 翻页.
    pub pages: Pages,
}

/// 问题页
#[derive(Template)]
#[template(path = "problem.html")]
pub struct ProblemPage {
    /// 页框.
    pub frame: Frame,
    /// The problem.
    pub problem: ProblemRow,
    /// Its whole text.
    pub text: String,
    /// Its plan, at its line.
    pub plan: Link,
    /// 整改目标.
    pub goal: String,
    /// 整改措施.
    pub items: Vec<ItemRow>,
    /// 整改效果 as it was verified; empty before.
    pub effect: String,
    /// Files.
    pub files: Vec<FileView>,
    /// What happened, newest first.
    pub timeline: Vec<Entry>,
    /// What can be done: see [`crate::forms::problem`].
    pub forms: Vec<Form>,
    /// 销号审批表 can be printed.
    pub printable: bool,
}

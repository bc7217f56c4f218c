//! 版本对比 a changed plan against the one that runs: what is new, gone, changed.

use super::plan::PlanRow;
use crate::Frame;
use crate::form::Form;
use askama::Template;
use vocab::DocketId;

/// 变化 one field.
#[derive(Clone, Debug)]
pub struct Change {
    /// Code of `field-…`.
    pub field: &'static str,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// One measure or problem in both versions.
#[derive(Clone, Debug)]
pub struct DifferenceRow {
    /// `added`, `removed`, `changed`.
    pub kind: &'static str,
    /// `item` or `problem`: `kind-NAME`.
    pub about: &'static str,
    /// Number as people quote it.
    pub no: String,
    /// One line.
    pub title: String,
    /// The item that runs.
    pub item: Option<DocketId>,
    /// What changes.
    pub changes: Vec<Change>,
    /// Accept and refuse; see [`crate::forms::plan::accept_change`].
    pub forms: Vec<Form>,
}

/// 版本对比
#[derive(Template)]
#[template(path = "difference.html")]
pub struct DifferencePage {
    /// 页框.
    pub frame: Frame,
    /// The plan that runs.
    pub running: PlanRow,
    /// The changed plan.
    pub changed: PlanRow,
    /// What differs, removed first.
    pub rows: Vec<DifferenceRow>,
    /// How many stay as they are.
    pub same: u32,
    /// See [`crate::forms::plan::accept_changes`].
    pub accept_all: Option<Form>,
}

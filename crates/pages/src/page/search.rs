//! 搜索 across measures, problems, plans and units in the reader's reach.

use crate::Frame;
use crate::part::{Count, LightView, Pages};
use askama::Template;

/// 结果
#[derive(Clone, Debug)]
pub struct Hit {
    /// `item`, `problem`, `plan`, `unit`: `kind-NAME`.
    pub kind: &'static str,
    /// Address.
    pub href: String,
    /// Number as people quote it; empty where none.
    pub no: String,
    /// One line.
    pub title: String,
    /// The place where it was found, in pieces; `true` marks what was searched for.
    pub extract: Vec<(String, bool)>,
    /// How it stands, where it has a light.
    pub light: Option<LightView>,
}

/// 搜索结果
#[derive(Template)]
#[template(path = "search.html")]
pub struct SearchPage {
    /// 页框.
    pub frame: Frame,
    /// What was searched for.
    pub q: String,
    /// 结果.
    pub hits: Vec<Hit>,
    /// How many.
    pub count: Count,
    /// 翻页.
    pub pages: Pages,
}

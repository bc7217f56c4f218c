//! 为什么 where a number or a day comes from; a page of its own, and a fragment when the script asks for one.

use crate::Frame;
use crate::part::{DueView, Link};
use askama::Template;

/// 为什么
#[derive(Template)]
#[template(path = "why.html")]
pub struct WhyPage {
    /// 页框.
    pub frame: Frame,
    /// What is explained, `时限 2026年12月18日`.
    pub subject: String,
    /// The steps from record to number, one sentence each, with links where the records are.
    pub steps: Vec<Link>,
    /// A due day, where one is explained.
    pub due: Option<DueView>,
    /// 依据 instrument and article.
    pub cites: Vec<String>,
    /// Where the reader came from.
    pub back: Link,
}

//! 出错 what happened, what was kept, what to do, a number to quote.

use crate::Frame;
use askama::Template;

/// What kind of error page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// There is no such page, or not within the reader's reach.
    NotFound,
    /// The role may not.
    Denied,
    /// A legal "no".
    Refused,
    /// What was sent cannot be used: no csrf, wrong form, too large.
    Unusable,
    /// Too many attempts.
    Throttled,
    /// The world erred.
    World,
}

impl FaultKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::NotFound, Self::Denied, Self::Refused, Self::Unusable, Self::Throttled, Self::World];

    /// `fault-NAME` is the heading, `fault-about-NAME` what to do.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::Denied => "denied",
            Self::Refused => "refused",
            Self::Unusable => "unusable",
            Self::Throttled => "throttled",
            Self::World => "world",
        }
    }
}

/// 出错
#[derive(Template)]
#[template(path = "fault.html")]
pub struct FaultPage {
    /// 页框.
    pub frame: Frame,
    /// What kind.
    pub kind: FaultKind,
    /// Particulars in words: the refusal, what the reader lacks; empty where there are none.
    pub text: String,
    /// What it rests on, instrument and article.
    pub cites: Vec<String>,
    /// 查询号 to quote; empty where none.
    pub number: String,
    /// Where to go on.
    pub back: String,
}

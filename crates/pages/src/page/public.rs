//! 公众首页 what somebody sees who is not signed in.

use crate::Frame;
use askama::Template;

/// 公众首页: five entries to come and the way in for staff.
#[derive(Template)]
#[template(path = "public.html")]
pub struct PublicPage {
    /// 页框.
    pub frame: Frame,
}

impl PublicPage {
    /// The five entries in order.
    pub(crate) const ENTRIES: [&'static str; 5] = ["matters", "appeals", "credit", "verify", "notices"];
}

//! 重算日期: rules or calendar changed, so the days on which lights change may have moved.

use serde::{Deserialize, Serialize};

/// 重算日期. The clock, an administrator or the lead office. Nothing happens where no day moves; otherwise one
/// `schedule` event says which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reschedule {}

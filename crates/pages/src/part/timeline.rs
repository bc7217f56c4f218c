//! 办理过程 who did what, when, why, with which files; newest first.

use super::FileView;
use jiff::Timestamp;

/// 代录 that somebody wrote it down for a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behalf {
    /// The unit.
    pub unit: String,
    /// Who said it.
    pub said_by: String,
    /// When, as written.
    pub said_at: String,
    /// How, as a code: `phone`.
    pub channel: String,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it was logged.
    pub at: Timestamp,
    /// What happened, as a code: `reported`.
    pub event: String,
    /// Who; empty for the system itself.
    pub actor: String,
    /// Their unit; empty where none.
    pub unit: String,
    /// 代录.
    pub behalf: Option<Behalf>,
    /// What was said: progress, reason, opinion.
    pub text: String,
    /// Further facts, label as a code of `field-…` and value.
    pub facts: Vec<(String, String)>,
    /// Files handed in with it.
    pub files: Vec<FileView>,
    /// The rule by which the system did it by itself; empty for people.
    pub rule: String,
}

//! A legal "no" as an ordinary value.

use serde::Serialize;
use vocab::Source;

/// 不予办理 why an act may not be. Worded in one table (zh, en) by `pages` and `cli`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Stable code, `item.not_accepted`; the key of its words.
    pub code: &'static str,
    /// The rule it rests on, where law or the plan sets it.
    pub cites: Vec<Source>,
    /// Values that the words need, by name.
    pub params: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal with this code and nothing else.
    #[must_use]
    pub const fn new(code: &'static str) -> Self {
        Self { code, cites: Vec::new(), params: Vec::new() }
    }

    /// The same, with a value for its words.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// The same, resting on `source`.
    #[must_use]
    pub fn citing(mut self, source: Source) -> Self {
        self.cites.push(source);
        self
    }
}

//! 诉求规则: days, limits and kinds of matter as data, checked when loaded.

use crate::book::{Book, Revision, RuleFault};
use jiff::civil::Date;
use serde::Deserialize;
use vocab::Source;

/// 规则集 every revision of the rules of voices, `data/rules/voice.toml`.
pub type VoiceBook = Book<VoiceRules>;

/// 规则 one revision.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoiceRules {
    /// Name of the revision, kept in each voice.
    pub name: String,
    /// The first day on which it holds.
    pub from: Date,
    /// Who set it.
    pub set_by: String,
    /// The day on which somebody last looked at it.
    pub checked_on: Date,
    /// 转送 calendar days after receipt in which the lead office finds who is competent.
    pub forward: Limit,
    /// 办理 calendar days after receipt.
    pub handle: Limit,
    /// 延长 further calendar days, once, with the approval of the unit's head.
    pub extend: Limit,
    /// 临近 calendar days before the last day.
    pub near: Limit,
    /// 确认 calendar days in which the raiser may react to an answer.
    pub react: Limit,
    /// 重办 calendar days after the raiser disputed an answer.
    pub reopen: Limit,
    /// 退单 how often units may return it.
    pub returns: Limit,
    /// 不认可 how often the raiser may have it taken up again.
    pub disputes: Limit,
    /// 诉求类别
    pub matter: Vec<Matter>,
}

/// 限 a number and the papers it rests on; none where the district set it for itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Calendar days, or times.
    pub value: u32,
    /// Papers.
    #[serde(default)]
    pub cites: Vec<Source>,
}

/// 诉求类别
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// Stored code.
    pub code: String,
    /// As people say it.
    pub name: String,
    /// The same in English.
    pub name_en: String,
}

impl Book<VoiceRules> {
    /// Name of a kind of matter in any revision, newest first; Chinese and English.
    #[must_use]
    pub fn matter(&self, code: &str) -> Option<&Matter> {
        self.revisions().iter().rev().find_map(|rules| rules.matter.iter().find(|it| it.code == code))
    }
}

impl Revision for VoiceRules {
    fn name(&self) -> &str {
        &self.name
    }

    fn from(&self) -> Date {
        self.from
    }

    fn faults(&self) -> Vec<RuleFault> {
        let days = |limit: &Limit| (1..=365).contains(&limit.value);
        let checks = [
            (!self.name.trim().is_empty(), "name", "given"),
            (days(&self.forward), "forward", "1 to 365"),
            (days(&self.handle) && self.handle.value >= self.forward.value, "handle", "1 to 365, not below forward"),
            (days(&self.extend), "extend", "1 to 365"),
            (self.near.value < self.handle.value, "near", "below handle"),
            (days(&self.react), "react", "1 to 365"),
            (days(&self.reopen), "reopen", "1 to 365"),
            (self.returns.value <= 10, "returns", "0 to 10"),
            (self.disputes.value <= 10, "disputes", "0 to 10"),
            (!self.matter.is_empty(), "matter", "given"),
        ];
        let mut faults = RuleFault::unsound(&self.name, &checks);
        faults.extend(RuleFault::twice(self.matter.iter().map(|it| it.code.as_str())));
        faults
    }
}

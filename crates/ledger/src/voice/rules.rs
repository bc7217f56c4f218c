//! 诉求规则: days, limits and kinds of matter as data, checked when loaded.

use jiff::civil::Date;
use serde::Deserialize;
use std::fmt;
use vocab::Source;

/// 规则集 every revision; old ones stay, so that a past day can be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceBook {
    revisions: Vec<VoiceRules>,
}

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

/// A file of rules that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VoiceFault {
    /// Not TOML, a missing or an unknown key; the parser's words with line and column.
    Unreadable(String),
    /// A value outside its range.
    Value {
        /// The revision.
        revision: String,
        /// `handle`
        key: &'static str,
        /// What it may be.
        allowed: &'static str,
    },
    /// Two revisions bear this name or begin on the same day; or two matters of a revision this code.
    Twice(String),
    /// No revision at all.
    Empty,
}

impl fmt::Display for VoiceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(text) => f.write_str(text),
            Self::Value { revision, key, allowed } => write!(f, "revision {revision}: {key} must be {allowed}"),
            Self::Twice(name) => write!(f, "{name} stands twice"),
            Self::Empty => f.write_str("no [[revision]]"),
        }
    }
}

impl std::error::Error for VoiceFault {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    revision: Vec<VoiceRules>,
}

impl VoiceBook {
    /// Reads and checks the text of `data/rules/voice.toml`.
    ///
    /// # Errors
    /// Every fault found; one only where the text is not TOML of that shape.
    pub fn parse(text: &str) -> Result<Self, Vec<VoiceFault>> {
        let file: File = toml::from_str(text).map_err(|fault| vec![VoiceFault::Unreadable(fault.to_string())])?;
        let mut revisions = file.revision;
        revisions.sort_by_key(|rules| rules.from);
        let mut faults: Vec<VoiceFault> = revisions.iter().flat_map(VoiceRules::faults).collect();
        for (at, rules) in revisions.iter().enumerate() {
            if revisions.iter().take(at).any(|it| it.name == rules.name || it.from == rules.from) {
                faults.push(VoiceFault::Twice(rules.name.clone()));
            }
        }
        if revisions.is_empty() {
            faults.push(VoiceFault::Empty);
        }
        if faults.is_empty() { Ok(Self { revisions }) } else { Err(faults) }
    }

    /// The rules that hold on `day`; `None` before the first revision.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&VoiceRules> {
        self.revisions.iter().rfind(|rules| rules.from <= day)
    }

    /// The revision of that name: what an old voice runs under.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&VoiceRules> {
        self.revisions.iter().find(|rules| rules.name == name)
    }

    /// Name of a kind of matter in any revision, newest first; Chinese and English.
    #[must_use]
    pub fn matter(&self, code: &str) -> Option<&Matter> {
        self.revisions.iter().rev().find_map(|rules| rules.matter.iter().find(|it| it.code == code))
    }
}

impl VoiceRules {
    fn faults(&self) -> Vec<VoiceFault> {
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
        let value = |(_, key, allowed)| VoiceFault::Value { revision: self.name.clone(), key, allowed };
        let mut faults: Vec<VoiceFault> = checks.into_iter().filter(|(sound, ..)| !sound).map(value).collect();
        for (at, matter) in self.matter.iter().enumerate() {
            if self.matter.iter().take(at).any(|it| it.code == matter.code) {
                faults.push(VoiceFault::Twice(matter.code.clone()));
            }
        }
        faults
    }
}

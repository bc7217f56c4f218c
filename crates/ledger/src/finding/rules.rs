//! 发现规则: severities and their days as data, checked when loaded.

use crate::book::{Book, Revision, RuleFault};
use jiff::civil::Date;
use serde::Deserialize;
use vocab::Source;

/// 规则集 every revision of the rules of findings, `data/rules/finding.toml`.
pub type FindingBook = Book<FindingRules>;

/// 规则 one revision.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingRules {
    /// Name of the revision.
    pub name: String,
    /// The first day on which it holds.
    pub from: Date,
    /// Who set it.
    pub set_by: String,
    /// The day on which somebody last looked at it.
    pub checked_on: Date,
    /// Papers it rests on; empty where the lead office set it for itself.
    pub cites: Vec<Source>,
    /// 临近: working days before the due day.
    pub near_working_days: u32,
    /// 严重程度, mildest first.
    pub severity: Vec<Severity>,
}

/// 严重程度
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Severity {
    /// Stored code.
    pub code: String,
    /// As people say it.
    pub name: String,
    /// The same in English.
    pub name_en: String,
    /// Working days until it is due where nobody names a day.
    pub working_days: u32,
}

impl Revision for FindingRules {
    fn name(&self) -> &str {
        &self.name
    }

    fn from(&self) -> Date {
        self.from
    }

    fn faults(&self) -> Vec<RuleFault> {
        let sound = |it: &Severity| !it.code.is_empty() && (1..=365).contains(&it.working_days);
        let checks = [
            (!self.name.trim().is_empty(), "name", "given"),
            (self.near_working_days <= 250, "near_working_days", "0 to 250"),
            (!self.severity.is_empty(), "severity", "given"),
            (self.severity.iter().all(sound), "severity", "a code and 1 to 365 working days"),
        ];
        let mut faults = RuleFault::unsound(&self.name, &checks);
        faults.extend(RuleFault::twice(self.severity.iter().map(|it| it.code.as_str())));
        faults
    }
}

impl FindingRules {
    /// The severity of that code.
    #[must_use]
    pub fn severity(&self, code: &str) -> Option<&Severity> {
        self.severity.iter().find(|it| it.code == code)
    }
}

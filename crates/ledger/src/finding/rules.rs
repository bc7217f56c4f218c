//! 发现规则: severities and their days as data, checked when loaded.

use jiff::civil::Date;
use serde::Deserialize;
use vocab::Source;

/// 规则集 every revision; old ones stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingBook {
    revisions: Vec<FindingRules>,
}

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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    revision: Vec<FindingRules>,
}

impl FindingBook {
    /// Reads and checks the text of `data/rules/finding.toml`.
    ///
    /// # Errors
    /// Every fault found, each in a line.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let file: File = toml::from_str(text).map_err(|fault| vec![fault.to_string()])?;
        let mut revisions = file.revision;
        revisions.sort_by_key(|rules| rules.from);
        let mut faults = Vec::new();
        if revisions.is_empty() {
            faults.push("no [[revision]]".to_owned());
        }
        for (at, rules) in revisions.iter().enumerate() {
            if revisions.iter().take(at).any(|it| it.name == rules.name || it.from == rules.from) {
                faults.push(format!("revision {}: name or first day stands twice", rules.name));
            }
            if rules.severity.is_empty() {
                faults.push(format!("revision {}: no severity", rules.name));
            }
            for (at, one) in rules.severity.iter().enumerate() {
                if rules.severity.iter().take(at).any(|it| it.code == one.code) {
                    faults.push(format!("revision {}: severity {} stands twice", rules.name, one.code));
                }
                if one.code.is_empty() || !(1..=365).contains(&one.working_days) {
                    faults.push(format!("revision {}: a severity has a code and 1 to 365 working days", rules.name));
                }
            }
        }
        if faults.is_empty() { Ok(Self { revisions }) } else { Err(faults) }
    }

    /// The rules that hold on `day`; `None` before the first revision.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&FindingRules> {
        self.revisions.iter().rfind(|rules| rules.from <= day)
    }
}

impl FindingRules {
    /// The severity of that code.
    #[must_use]
    pub fn severity(&self, code: &str) -> Option<&Severity> {
        self.severity.iter().find(|it| it.code == code)
    }
}

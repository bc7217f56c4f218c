//! 规则集 rules as dated data: one file, several revisions; old ones stay, so that a past day can be explained.

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// 修订 the rules of one subject as they hold from a day on.
pub trait Revision: DeserializeOwned {
    /// Name of the revision, kept with whatever it judged.
    fn name(&self) -> &str;
    /// The first day on which it holds.
    fn from(&self) -> Date;
    /// Values outside their range.
    fn faults(&self) -> Vec<RuleFault>;
}

/// 规则集 every revision of the rules of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book<R> {
    revisions: Vec<R>,
}

/// A file of rules that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleFault {
    /// Not TOML, a missing or an unknown key; the parser's words with line and column.
    Unreadable(String),
    /// A value outside its range.
    Value {
        /// The revision.
        revision: String,
        /// `report.by_day`
        key: &'static str,
        /// What it may be.
        allowed: &'static str,
    },
    /// Two revisions bear this name or begin on the same day, or two entries of one revision bear this code.
    Twice(String),
    /// No revision at all.
    Empty,
}

impl fmt::Display for RuleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(text) => f.write_str(text),
            Self::Value { revision, key, allowed } => write!(f, "revision {revision}: {key} must be {allowed}"),
            Self::Twice(name) => write!(f, "{name}: the name, or the first day of that revision, stands twice"),
            Self::Empty => f.write_str("no [[revision]]"),
        }
    }
}

impl std::error::Error for RuleFault {}

impl RuleFault {
    /// The checks of a revision that do not hold: whether the value is sound, its key, what it may be.
    pub(crate) fn unsound(revision: &str, checks: &[(bool, &'static str, &'static str)]) -> Vec<Self> {
        let unsound = checks.iter().filter(|(sound, ..)| !sound);
        unsound.map(|(_, key, allowed)| Self::Value { revision: revision.to_owned(), key, allowed }).collect()
    }

    /// The codes that stand more than once.
    pub(crate) fn twice<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<Self> {
        let mut known = Vec::new();
        let mut faults = Vec::new();
        for code in codes {
            if known.contains(&code) {
                faults.push(Self::Twice(code.to_owned()));
            }
            known.push(code);
        }
        faults
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound = "R: DeserializeOwned")]
struct File<R> {
    #[serde(default = "Vec::new")]
    revision: Vec<R>,
}

impl<R: Revision> Book<R> {
    /// Reads and checks the text of a file of rules.
    ///
    /// # Errors
    /// Every fault found; one only where the text is not TOML of that shape.
    pub fn parse(text: &str) -> Result<Self, Vec<RuleFault>> {
        let file: File<R> = toml::from_str(text).map_err(|fault| vec![RuleFault::Unreadable(fault.to_string())])?;
        let mut revisions = file.revision;
        revisions.sort_by_key(R::from);
        let mut faults: Vec<RuleFault> = revisions.iter().flat_map(R::faults).collect();
        for (at, rules) in revisions.iter().enumerate() {
            if revisions.iter().take(at).any(|it| it.name() == rules.name() || it.from() == rules.from()) {
                faults.push(RuleFault::Twice(rules.name().to_owned()));
            }
        }
        if revisions.is_empty() {
            faults.push(RuleFault::Empty);
        }
        if faults.is_empty() { Ok(Self { revisions }) } else { Err(faults) }
    }

    /// The rules that hold on `day`; `None` before the first revision.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&R> {
        self.revisions.iter().rfind(|rules| rules.from() <= day)
    }

    /// The revision of that name: what an old entry of the log was judged by.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&R> {
        self.revisions.iter().find(|rules| rules.name() == name)
    }

    /// Every revision, oldest first.
    #[must_use]
    pub fn revisions(&self) -> &[R] {
        &self.revisions
    }
}

//! 政策数据 in force: calendar and ledger rules, every revision kept in the database by its hash.
//!
//! What the program carries is only the seed: a name that the database does not know yet. `heluo data load` adds
//! revisions; nothing is overwritten.

use docket::Hash;
use jiff::{Timestamp, civil::Date};
use ledger::{
    Book, RuleBook, Rules,
    book::Revision,
    finding::{FindingBook, FindingRules},
    voice::{VoiceBook, VoiceRules},
};
use std::{collections::BTreeMap, sync::Arc};
use store::{Catalogue, Job, Store, StoreError};
use workday::Calendar;

const LEDGER_RULES: &str = include_str!("../../../data/rules/ledger.toml");
const RULES_NAME: &str = "rules/ledger";
const FINDING_RULES: &str = include_str!("../../../data/rules/finding.toml");
const FINDING_RULES_NAME: &str = "rules/finding";
const VOICE_RULES: &str = include_str!("../../../data/rules/voice.toml");
const VOICE_RULES_NAME: &str = "rules/voice";

/// Every file of rules, with the text that the program carries.
const RULE_FILES: [(&str, &str); 3] =
    [(RULES_NAME, LEDGER_RULES), (FINDING_RULES_NAME, FINDING_RULES), (VOICE_RULES_NAME, VOICE_RULES)];

/// 政策 calendar and rules together, cheap to clone.
#[derive(Clone)]
pub struct Policy(Arc<Inside>);

struct Inside {
    calendar: Calendar,
    rules: RuleBook,
    findings: FindingBook,
    voices: VoiceBook,
}

/// What is wrong with a text of policy data.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PolicyFault {
    /// A notice of holidays, with the file and line.
    #[error("{0}")]
    Calendar(String),
    /// A file of rules.
    #[error("{file}: {what}")]
    Rules {
        /// `rules/ledger`
        file: &'static str,
        /// Every fault, one a line.
        what: String,
    },
    /// A name that is not one of policy data.
    #[error("{0} is not policy data: holidays/YEAR or one of data/rules")]
    Name(String),
    /// The database failed.
    #[error("cannot read or write the policy data")]
    Store(#[from] StoreError),
}

impl Policy {
    /// Reads what is in force; stores the seeds of names that are not known yet.
    ///
    /// # Errors
    /// See [`PolicyFault`].
    pub async fn load(store: &Store, now: Timestamp) -> Result<Self, PolicyFault> {
        let mut texts: BTreeMap<String, String> =
            store.catalogue_in_force().await?.into_iter().map(|it| (it.name, it.body)).collect();
        let fresh: Vec<(String, String)> = seeds().into_iter().filter(|(name, _)| !texts.contains_key(name)).collect();
        if !fresh.is_empty() {
            keep(store, now, fresh.clone()).await?;
            texts.extend(fresh);
        }
        Self::of(&texts)
    }

    /// The policy of these texts by name; checks all of them.
    ///
    /// # Errors
    /// See [`PolicyFault`].
    pub fn of(texts: &BTreeMap<String, String>) -> Result<Self, PolicyFault> {
        let holidays = texts.iter().filter(|(name, _)| name.starts_with("holidays/"));
        let calendar = Calendar::load(holidays.map(|(name, text)| (name.as_str(), text.as_str())))
            .map_err(|faults| PolicyFault::Calendar(lines(&faults)))?;
        let rules = book(texts, RULES_NAME, LEDGER_RULES)?;
        let findings = book(texts, FINDING_RULES_NAME, FINDING_RULES)?;
        let voices = book(texts, VOICE_RULES_NAME, VOICE_RULES)?;
        let known = |name: &str| name.starts_with("holidays/") || RULE_FILES.iter().any(|(file, _)| *file == name);
        if let Some(name) = texts.keys().find(|name| !known(name)) {
            return Err(PolicyFault::Name(name.clone()));
        }
        Ok(Self(Arc::new(Inside { calendar, rules, findings, voices })))
    }

    /// The calendar.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.0.calendar
    }

    /// Every revision of the ledger's rules.
    #[must_use]
    pub fn rule_book(&self) -> &RuleBook {
        &self.0.rules
    }

    /// Every revision of the rules of voices.
    #[must_use]
    pub fn voice_book(&self) -> &VoiceBook {
        &self.0.voices
    }

    /// The rules of voices on `day`.
    ///
    /// # Errors
    /// A refusal where no revision holds yet.
    pub fn voice_rules(&self, day: Date) -> Result<&VoiceRules, docket::Refusal> {
        holding(&self.0.voices, day)
    }

    /// The ledger's rules on `day`.
    ///
    /// # Errors
    /// A refusal where no revision holds yet.
    pub fn rules(&self, day: Date) -> Result<&Rules, docket::Refusal> {
        holding(&self.0.rules, day)
    }

    /// The rules of findings on `day`.
    ///
    /// # Errors
    /// A refusal where no revision holds yet.
    pub fn finding_rules(&self, day: Date) -> Result<&FindingRules, docket::Refusal> {
        holding(&self.0.findings, day)
    }
}

/// The rules of one file: what is in force, else what the program carries.
fn book<R: Revision>(
    texts: &BTreeMap<String, String>,
    file: &'static str,
    carried: &str,
) -> Result<Book<R>, PolicyFault> {
    let text = texts.get(file).map_or(carried, String::as_str);
    Book::parse(text).map_err(|faults| PolicyFault::Rules { file, what: lines(&faults) })
}

fn holding<R: Revision>(book: &Book<R>, day: Date) -> Result<&R, docket::Refusal> {
    book.on(day).ok_or_else(|| docket::Refusal::new("policy.no_rules").with("day", day))
}

/// Names and texts that the program carries.
#[must_use]
pub fn seeds() -> Vec<(String, String)> {
    let holidays = workday::FILES
        .iter()
        .map(|(file, text)| (format!("holidays/{}", file.trim_end_matches(".toml")), (*text).to_owned()));
    holidays.chain(RULE_FILES.map(|(name, text)| (name.to_owned(), text.to_owned()))).collect()
}

/// Stores revisions; the same text again changes nothing.
pub(crate) async fn keep(store: &Store, now: Timestamp, texts: Vec<(String, String)>) -> Result<(), StoreError> {
    let job = Job::new(now, docket::Actor::system(), Vec::new(), move |desk| {
        for (name, body) in &texts {
            let sm3 = Hash::of(body.as_bytes());
            desk.put(Catalogue { name: name.clone(), sm3, body: body.clone(), at: now });
            desk.audit("data.load", None, &format!("{name} {sm3}"));
        }
        Ok(())
    });
    store.perform(job).await?.map_err(|refusal| StoreError::Unwritable(refusal.code.to_owned()))
}

fn lines(faults: &[impl ToString]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeds_are_sound() {
        let policy = Policy::of(&seeds().into_iter().collect()).unwrap();
        assert!(policy.calendar().knows(2026) && !policy.calendar().knows(2027));
        assert!(policy.rules(jiff::civil::date(2026, 11, 24)).is_ok());
    }

    #[test]
    fn a_foreign_name_is_refused() {
        let mut texts: BTreeMap<String, String> = seeds().into_iter().collect();
        texts.insert("rules/weather".into(), String::new());
        assert!(matches!(Policy::of(&texts), Err(PolicyFault::Name(name)) if name == "rules/weather"));
    }
}

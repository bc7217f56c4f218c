//! Runs the case files beside each rule (development only).
//!
//! A case file is TOML that people who do not program can read:
//!
//! ```toml
//! name = "A swapped Sunday counts as a working day"
//! cites = "国办发明电〔2024〕12号"
//! on = "2025-01-24"
//!
//! [given]
//! add = 1
//!
//! [expect]
//! on = "2025-01-26"
//! ```
//!
//! A file holds one case, or several under `[[case]]` that may leave `cites` to the file. Files in `good/` say what
//! they `expect`; files in `bad/` say with which code the rule `refuses`. Of a table only the keys named in `expect`
//! are compared.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::fmt;
use std::path::{Path, PathBuf};

/// 案例 one example of a rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// A fact in a sentence.
    pub name: String,
    /// The instrument and article that the rule rests on.
    #[serde(default)]
    pub cites: String,
    /// The day on which it plays, where that matters: `2026-03-05`.
    #[serde(default)]
    pub on: Option<String>,
    /// What is given, in the rule's own shape.
    #[serde(default)]
    pub given: Value,
    /// What comes out.
    #[serde(default)]
    expect: Option<Value>,
    /// The code with which the rule says no.
    #[serde(default)]
    refuses: Option<String>,
}

impl Case {
    /// What is given, as a type of the rule.
    ///
    /// # Errors
    /// `given: …` where the file does not have that shape. Return it from the rule, it fails the case.
    pub fn given<T: DeserializeOwned>(&self) -> Result<T, String> {
        serde_json::from_value(self.given.clone()).map_err(|error| format!("given: {error}"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Several {
    #[serde(default)]
    cites: String,
    case: Vec<Case>,
}

/// What went wrong, one line or more a case, each naming its file.
pub struct Failures(Vec<String>);

impl fmt::Debug for Failures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} case(s) failed", self.0.len())?;
        self.0.iter().try_for_each(|failure| writeln!(f, "\n{failure}"))
    }
}

/// Runs every case in `dir/good` and `dir/bad`. `rule` gives what came out, or the code of its refusal.
///
/// # Errors
/// Everything that failed at once: a case that came out differently, a file that cannot be read, a case without a
/// source, a folder without cases. A test returns it as it is: `fn cases_hold() -> Result<(), Failures>`.
pub fn run<T: Serialize>(
    dir: impl AsRef<Path>,
    mut rule: impl FnMut(&Case) -> Result<T, String>,
) -> Result<(), Failures> {
    let mut failures = Vec::new();
    for (folder, good) in [("good", true), ("bad", false)] {
        let dir = dir.as_ref().join(folder);
        let files = files(&dir);
        if files.is_empty() {
            failures.push(format!("{}: no case file", dir.display()));
        }
        for file in files {
            match read(&file) {
                Ok(cases) => failures.extend(cases.iter().filter_map(|case| check(&file, case, good, &mut rule).err())),
                Err(why) => failures.push(format!("{}: {why}", file.display())),
            }
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(Failures(failures)) }
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|it| it == "toml")).collect();
    files.sort();
    files
}

fn read(file: &Path) -> Result<Vec<Case>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    if text.contains("[[case]]") {
        let several: Several = toml::from_str(&text).map_err(|error| error.to_string())?;
        let cites = several.cites;
        let with = |mut case: Case| {
            if case.cites.is_empty() {
                case.cites.clone_from(&cites);
            }
            case
        };
        return Ok(several.case.into_iter().map(with).collect());
    }
    toml::from_str(&text).map(|case| vec![case]).map_err(|error| error.to_string())
}

fn check<T: Serialize>(
    file: &Path,
    case: &Case,
    good: bool,
    rule: &mut impl FnMut(&Case) -> Result<T, String>,
) -> Result<(), String> {
    let fail = |why: String| Err(format!("{}: {}\n  {why}", file.display(), case.name));
    if case.cites.is_empty() {
        return fail("cites nothing".to_owned());
    }
    let came = match rule(case) {
        Ok(value) => serde_json::to_value(value).map_err(|error| error.to_string()),
        Err(code) => Err(code),
    };
    match (good, &case.expect, &case.refuses, came) {
        (true, Some(expect), None, Ok(came)) if agrees(expect, &came) => Ok(()),
        (true, Some(expect), None, Ok(came)) => fail(format!("expected {expect}\n  came out {came}")),
        (true, Some(expect), None, Err(code)) => fail(format!("expected {expect}\n  was refused: {code}")),
        (false, None, Some(refuses), Err(code)) if *refuses == code => Ok(()),
        (false, None, Some(refuses), Err(code)) => fail(format!("expected refusal {refuses}\n  was refused: {code}")),
        (false, None, Some(refuses), Ok(came)) => fail(format!("expected refusal {refuses}\n  came out {came}")),
        (true, ..) => fail("a good case says what to `expect`, and nothing it `refuses`".to_owned()),
        (false, ..) => fail("a bad case says what it `refuses`, and nothing to `expect`".to_owned()),
    }
}

/// Whether `came` is what was expected: equal, but of tables only the keys that were named.
fn agrees(expect: &Value, came: &Value) -> bool {
    match (expect, came) {
        (Value::Object(expect), Value::Object(came)) => {
            expect.iter().all(|(key, value)| came.get(key).is_some_and(|came| agrees(value, came)))
        }
        (Value::Array(expect), Value::Array(came)) => {
            expect.len() == came.len() && expect.iter().zip(came).all(|(expect, came)| agrees(expect, came))
        }
        _ => expect == came,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(text: &str) -> Case {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn only_the_named_keys_of_a_table_are_compared() {
        let case = case("name = 'n'\ncites = 'c'\n[expect]\na = 1");
        let mut rule = |_: &Case| Ok::<_, String>(serde_json::json!({ "a": 1, "b": 2 }));
        assert!(check(Path::new("f"), &case, true, &mut rule).is_ok());
    }

    #[test]
    fn a_difference_is_told_with_the_file_and_both_sides() {
        let case = case("name = 'n'\ncites = 'c'\nexpect = 1");
        let told = check(Path::new("f.toml"), &case, true, &mut |_| Ok(2)).unwrap_err();
        assert!(["f.toml", "expected 1", "came out 2"].iter().all(|part| told.contains(part)), "{told}");
    }

    #[test]
    fn a_bad_case_fails_when_nothing_is_refused_or_something_else_is() {
        let case = case("name = 'n'\ncites = 'c'\nrefuses = 'late'");
        assert!(check(Path::new("f"), &case, false, &mut |_| Ok(1)).is_err());
        assert!(check(Path::new("f"), &case, false, &mut |_| Err::<u8, _>("early".to_owned())).is_err());
        assert!(check(Path::new("f"), &case, false, &mut |_| Err::<u8, _>("late".to_owned())).is_ok());
    }

    #[test]
    fn a_case_without_a_source_fails() {
        let case = case("name = 'n'\nexpect = 1");
        assert!(check(Path::new("f"), &case, true, &mut |_| Ok(1)).unwrap_err().contains("cites nothing"));
    }

    #[test]
    fn a_folder_without_cases_fails() {
        let told = run("/nowhere", |_| Ok(1)).unwrap_err();
        assert_eq!(told.0.len(), 2);
    }
}

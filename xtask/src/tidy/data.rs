//! Policy is data: a value says which paper or office sets it, and on what day somebody last compared it.

use toml::{Table, Value};

use super::{Fault, File, Tree};

/// Folders whose every file is policy.
const POLICY: [&str; 2] = ["data/holidays/", "data/rules/"];

/// A source is given under one of these keys: a paper, a notice of holidays, an office that sets its own value.
const SOURCES: [&str; 3] = ["cites", "notice", "set_by"];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let policy = |file: &&File| POLICY.iter().any(|folder| file.path.starts_with(folder));
    let mut faults: Vec<Fault> = tree.with("toml").filter(policy).filter_map(fault).collect();
    for file in tree.with("toml").filter(|file| file.path.starts_with("data/")) {
        if file.path.matches('/').count() > 3 {
            faults.push(Fault::new(&file.path, 0, "data", "deeper than three folders"));
        }
    }
    faults
}

fn fault(file: &File) -> Option<Fault> {
    let table: Table = match file.text.parse() {
        Ok(table) => table,
        Err(error) => {
            return Some(Fault::new(&file.path, 0, "data", format!("not TOML: {error}")));
        }
    };
    let wanted = "says neither at its top nor in each of its tables who sets it (`cites`, `notice` or `set_by`) \
                  and when that was compared (`checked_on`)";
    (!sourced(&table) && !each_part_sourced(&table)).then(|| Fault::new(&file.path, 0, "source", wanted))
}

/// Both keys, or a table under the first that holds the second.
fn sourced(table: &Table) -> bool {
    SOURCES.iter().filter_map(|key| table.get(*key)).any(|source| {
        let day = table.get("checked_on").or_else(|| source.as_table().and_then(|it| it.get("checked_on")));
        !empty(source) && day.is_some_and(is_day)
    })
}

fn each_part_sourced(table: &Table) -> bool {
    let mut parts = table.values().flat_map(tables).peekable();
    parts.peek().is_some() && parts.all(sourced)
}

fn tables(value: &Value) -> Vec<&Table> {
    match value {
        Value::Table(table) => vec![table],
        Value::Array(array) => array.iter().filter_map(Value::as_table).collect(),
        _ => Vec::new(),
    }
}

fn empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim().is_empty(),
        Value::Array(array) => array.is_empty() || array.iter().any(empty),
        Value::Table(table) => table.values().all(empty),
        _ => false,
    }
}

/// A date of TOML, or the same as text.
fn is_day(value: &Value) -> bool {
    match value {
        Value::Datetime(day) => day.date.is_some(),
        Value::String(text) => text.parse::<toml::value::Datetime>().is_ok_and(|day| day.date.is_some()),
        _ => false,
    }
}

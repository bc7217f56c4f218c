//! 修订稿: what a later version differs in.

use ledger::plan::{Change, Chapter, Compiled, Entry, difference, label_path};

fn entry(no: u32, path: &str, text: &str) -> Entry {
    toml::from_str(&format!("no = {no}\nchapter = 0\nlevel = 1\npath = '{path}'\ntitle = ''\ntext = '{text}'")).unwrap()
}

fn plan(entries: Vec<Entry>) -> Compiled {
    let chapters: Vec<Chapter> = vec![toml::from_str("no = 1\nindicator = '获得电力'").unwrap()];
    Compiled {
        title: "方案".to_owned(), preamble: String::new(), file: None, chapters, problems: Vec::new(), entries
    }
}

fn kinds(changes: &[Change]) -> Vec<String> {
    let word = |change: &Change| match change {
        Change::EntryAdded { entry } => format!("added {}", entry.no),
        Change::EntryChanged { entry, fields } => {
            let names: Vec<_> = fields.iter().map(|field| field.field.as_str()).collect();
            format!("changed {} {}", entry.no, names.join(" "))
        }
        Change::EntryRemoved { entry } => format!("removed {entry}"),
        other => format!("{other:?}"),
    };
    changes.iter().map(word).collect()
}

#[test]
fn the_same_plan_differs_in_nothing() {
    let old = plan(vec![entry(1, "1-（一）", "甲"), entry(2, "1-（二）", "乙")]);
    assert_eq!(difference::between(&old, &old, 3).changes, []);
}

#[test]
fn a_measure_put_in_front_moves_labels_and_nothing_else() {
    let old = plan(vec![entry(1, "1-（一）", "甲"), entry(2, "1-（二）", "乙")]);
    let new = plan(vec![entry(1, "1-（一）", "新"), entry(2, "1-（二）", "甲"), entry(3, "1-（三）", "乙")]);
    let found = difference::between(&old, &new, 3);
    assert_eq!(kinds(&found.changes), ["added 3", "changed 1 path", "changed 2 path"]);
}

#[test]
fn a_reworded_measure_is_known_by_its_label() {
    let old = plan(vec![entry(1, "1-（一）", "甲"), entry(2, "1-（二）", "乙")]);
    let new = plan(vec![entry(1, "1-（一）", "甲"), entry(2, "1-（二）", "丙")]);
    assert_eq!(kinds(&difference::between(&old, &new, 3).changes), ["changed 2 text"]);
}

#[test]
fn a_measure_left_out_is_removed_and_its_number_is_not_used_again() {
    let old = plan(vec![entry(1, "1-（一）", "甲"), entry(2, "1-（二）", "乙")]);
    let found = difference::between(&old, &plan(vec![entry(1, "1-（一）", "甲")]), 3);
    assert_eq!(kinds(&found.changes), ["removed 2"]);
    let again = difference::between(&found.renumbered, &plan(vec![entry(1, "1-（一）", "甲"), entry(2, "2", "丁")]), 3);
    assert_eq!(kinds(&again.changes), ["added 3"]);
}

#[test]
fn a_path_leaves_out_the_marks_behind_labels() {
    assert_eq!(label_path(3, ["（一）", "3、"]), "3-（一）-3");
    assert_eq!(label_path(13, ["2. "]), "13-2");
    assert_eq!(label_path(6, ["", "一是"]), "6-一是");
}

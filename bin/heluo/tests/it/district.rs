//! A district from the shell: plans into it, the ledger out of it, acts on it.

use crate::{
    demo::{copied, made},
    program::{heluo, word, workspace},
};
use serde_json::Value;
use std::fs;

fn ledger(folder: &str, words: &[&str]) -> crate::program::Ran {
    heluo(&[words, &["--data", folder, "--account", "wang"]].concat())
}

/// The number of an item in this state, and its unit.
fn item(folder: &str, state: &str) -> (String, String) {
    let list = ledger(folder, &["ledger", "list"]).ok();
    let line = list.lines().find(|line| line.split('\t').nth(2) == Some(state)).expect("no item in that state");
    let cells: Vec<&str> = line.split('\t').collect();
    (cells[0].to_owned(), cells[4].to_owned())
}

#[test]
fn an_imported_plan_becomes_a_draft_and_its_number_is_printed() {
    let copy = copied();
    let folder = copy.path().join("demo");
    let plan = workspace().join("data/demo/plan.txt");
    let ran = ledger(word(&folder), &["plan", "import", word(&plan)]);
    let number: u64 = ran.ok().trim().parse().unwrap();
    assert!(number > 0);
    assert_eq!(heluo(&["log", "verify", "--data", word(&folder)]).code, 0);
}

#[test]
fn a_failed_import_leaves_nothing_behind() {
    let copy = copied();
    let folder = copy.path().join("demo");
    let events = || heluo(&["log", "verify", "--data", word(&folder)]).ok();
    let files = || fs::read_dir(folder.join("files")).unwrap().count();
    let before = (events(), files());
    let notice = copy.path().join("通知.txt");
    fs::write(&notice, "请各单位于周五下班前报送联系人。\n").unwrap();
    let none = ledger(word(&folder), &["plan", "import", word(&notice)]);
    assert_eq!(none.code, 1, "{none:?}");
    assert!(none.err.contains("通知.txt"), "{}", none.err);
    let old = copy.path().join("方案.doc");
    fs::write(&old, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").unwrap();
    let unreadable = ledger(word(&folder), &["plan", "import", word(&old)]);
    assert_eq!(unreadable.code, 2, "{unreadable:?}");
    assert!(unreadable.err.contains("方案.doc") && unreadable.err.contains("另存为 .docx"), "{}", unreadable.err);
    assert_eq!((events(), files()), before);
}

#[test]
fn the_ledger_is_the_same_as_text_and_as_json_and_can_be_narrowed() {
    let folder = word(made());
    let text = ledger(folder, &["ledger", "list"]).ok();
    let json: Value = serde_json::from_str(&ledger(folder, &["ledger", "list", "--format", "json"]).ok()).unwrap();
    let items = json.as_array().unwrap();
    assert_eq!(items.len(), text.lines().count());
    for (item, line) in items.iter().zip(text.lines()) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells[0], item["id"].to_string().trim_matches('"'));
        assert_eq!((cells[1], cells[2]), (item["light"].as_str().unwrap(), item["state"].as_str().unwrap()));
    }
    let done = ledger(folder, &["ledger", "list", "--light", "done"]).ok();
    assert!(done.lines().count() > 0 && done.lines().all(|line| line.split('\t').nth(1) == Some("done")), "{done}");
    let expected: Vec<&str> = text.lines().filter(|line| line.contains("\tdone\t")).collect();
    let mut found: Vec<&str> = done.lines().collect();
    found.sort_unstable();
    let mut sorted = expected.clone();
    sorted.sort_unstable();
    assert_eq!(found, sorted);
    let unit = ledger(folder, &["ledger", "list", "--unit", "区住建局"]).ok();
    assert!(unit.lines().count() > 0 && unit.lines().all(|line| line.contains("\t区住建局\t")), "{unit}");
    assert_eq!(ledger(folder, &["ledger", "list", "--unit", "区登月局"]).code, 2);
}

#[test]
fn a_unit_sees_its_own_items_alone() {
    let folder = word(made());
    let own = heluo(&["ledger", "list", "--data", folder, "--account", "shichang2"]).ok();
    let all = ledger(folder, &["ledger", "list"]).ok();
    assert!(own.lines().count() > 0 && own.lines().count() < all.lines().count(), "{own}");
    assert!(own.lines().all(|line| all.contains(line)));
}

#[test]
fn whom_one_acts_as_is_asked_where_it_is_not_plain() {
    let ran = heluo(&["ledger", "list", "--data", word(made())]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("--account"), "{}", ran.err);
}

#[test]
fn a_mistyped_folder_does_not_become_a_district() {
    let copy = tempfile::TempDir::new().unwrap();
    let nowhere = copy.path().join("nowhere");
    for words in [vec!["ledger", "list"], vec!["log", "verify"], vec!["token", "create", "--account", "wang"]] {
        let ran = heluo(&[words.as_slice(), &["--data", word(&nowhere)]].concat());
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains("nowhere") && ran.err.contains("--data"), "{}", ran.err);
    }
    assert!(!nowhere.exists());
}

#[test]
fn the_ledger_is_exported_as_an_excel_file_with_every_item() {
    let copy = tempfile::TempDir::new().unwrap();
    let file = copy.path().join("台账.xlsx");
    ledger(word(made()), &["ledger", "export", word(&file)]).ok();
    let mut archive = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap();
    let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    let rows = sheet.matches("<row ").count();
    let items = ledger(word(made()), &["ledger", "list"]).ok().lines().count();
    assert!(rows > items, "{rows} rows for {items} items and their head");
}

#[test]
fn an_act_changes_the_ledger_and_one_that_may_not_be_is_refused() {
    let copy = copied();
    let folder = copy.path().join("demo");
    let folder = word(&folder);
    let (number, unit) = item(folder, "accepted");
    let urge = r#"{"act":"urge","text":"请于本周内报送进展。"}"#;
    assert_eq!(ledger(folder, &["ledger", "act", &number, urge]).ok(), format!("{number}\taccepted\n"));
    let report = r#"{"act":"report","period":"2026-10","done":"已完成现场核查。"}"#;
    let denied = ledger(folder, &["ledger", "act", &number, report]);
    assert_eq!(denied.code, 1, "the lead office reports on a unit's behalf only: {denied:?}");
    let told = ["--for-unit", &unit, "--said-by", "联络员", "--said-at", "11月3日上午", "--channel", "phone"];
    let attach = r#"{"act":"attach","evidence":[{"kind":"minutes","title":"电话记录"}]}"#;
    let recorded = ledger(folder, &[&["ledger", "act", &number, attach][..], &told].concat());
    assert_eq!(recorded.code, 0, "{recorded:?}");
    let refused = ledger(folder, &[&["ledger", "act", &number, r#"{"act":"accept"}"#][..], &told].concat());
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.err.contains("act.not_now"), "{}", refused.err);
    assert_eq!(ledger(folder, &["ledger", "act", &number, "accept"]).code, 2, "that is no JSON");
    assert_eq!(ledger(folder, &["ledger", "act", "999999", urge]).code, 1);
    assert_eq!(heluo(&["log", "verify", "--data", folder]).code, 0);
}

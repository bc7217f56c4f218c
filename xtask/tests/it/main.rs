//! Tidy on this tree, and on a small tree in which one thing at a time is broken.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not there")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use xtask::tidy::{self, Fault};

const WORKSPACE: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n[workspace.lints]\n";

/// A workspace of two crates that breaks no rule.
fn sound() -> TempDir {
    let tree = tempfile::tempdir().unwrap();
    put(&tree, "Cargo.toml", WORKSPACE);
    krate(&tree, "vocab", "");
    krate(&tree, "workday", "[dependencies]\nvocab = { path = \"../vocab\" }\n");
    put(&tree, "ARCHITECTURE.md", "`vocab` holds words, `workday` counts days; see `crates/vocab`.\n");
    put(&tree, "docs/glossary.md", "| 中文 | word | not |\n| --- | --- | --- |\n| 单位 | `unit` | `dept` |\n");
    put(&tree, "data/holidays/2026.toml", "notice = \"国办发明电〔2025〕7号\"\nchecked_on = \"2026-11-20\"\n");
    tree
}

fn krate(tree: &TempDir, name: &str, dependencies: &str) {
    licensed(tree, name, "Apache-2.0", dependencies);
    put(tree, &format!("crates/{name}/src/lib.rs"), "//! A crate.\n");
}

fn licensed(tree: &TempDir, name: &str, licence: &str, dependencies: &str) {
    let head = format!("[package]\nname = \"{name}\"\nedition = \"2024\"\nlicense = \"{licence}\"\n");
    let manifest = format!("{head}[lints]\nworkspace = true\n{dependencies}");
    put(tree, &format!("crates/{name}/Cargo.toml"), &manifest);
}

fn put(tree: &TempDir, path: &str, text: &str) {
    let path = tree.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The faults of the tree, all of which must break the same rule at the same place.
fn only_fault(tree: &TempDir, rule: &str, path: &str) -> Fault {
    let faults = tidy::check(tree.path()).unwrap();
    assert!(!faults.is_empty(), "nothing was found, {rule} at {path} was expected");
    assert!(faults.iter().all(|fault| fault.rule == rule && fault.path == path), "{faults:#?}");
    faults[0].clone()
}

#[test]
fn this_tree_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let faults: Vec<String> = tidy::check(root).unwrap().iter().map(Fault::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_sound_tree_has_no_faults() {
    assert_eq!(tidy::check(sound().path()).unwrap(), []);
}

#[test]
fn an_edge_that_goes_up_is_refused() {
    let tree = sound();
    krate(&tree, "workday", "");
    krate(&tree, "vocab", "[dependencies]\nworkday = { path = \"../workday\" }\n");
    assert_eq!(only_fault(&tree, "edge", "crates/vocab/Cargo.toml").message, "`vocab` may not use `workday`");
}

#[test]
fn a_dev_dependency_on_the_case_runner_is_allowed_and_a_real_one_is_not() {
    let tree = sound();
    krate(&tree, "cases", "");
    put(&tree, "ARCHITECTURE.md", "`vocab` `workday` `cases`\n");
    krate(&tree, "vocab", "[dev-dependencies]\ncases = { path = \"../cases\" }\n");
    assert_eq!(tidy::check(tree.path()).unwrap(), []);
    krate(&tree, "vocab", "[dependencies]\ncases = { path = \"../cases\" }\n");
    only_fault(&tree, "edge", "crates/vocab/Cargo.toml");
}

#[test]
fn a_crate_that_no_table_knows_is_refused() {
    let tree = sound();
    krate(&tree, "cellar", "");
    put(&tree, "ARCHITECTURE.md", "`vocab` `workday` `cellar`\n");
    only_fault(&tree, "edge", "crates/cellar/Cargo.toml");
}

#[test]
fn a_crate_that_does_not_inherit_the_lints_is_refused() {
    let tree = sound();
    put(&tree, "crates/vocab/Cargo.toml", "[package]\nname = \"vocab\"\nedition = \"2024\"\nlicense = \"MIT\"\n");
    only_fault(&tree, "lints", "crates/vocab/Cargo.toml");
}

#[test]
fn a_crate_missing_from_the_architecture_is_refused() {
    let tree = sound();
    put(&tree, "ARCHITECTURE.md", "`vocab` alone\n");
    assert_eq!(only_fault(&tree, "architecture", "ARCHITECTURE.md").message, "does not name `workday`");
}

#[test]
fn an_architecture_over_three_hundred_lines_is_refused() {
    let tree = sound();
    put(&tree, "ARCHITECTURE.md", &"`vocab` `workday`\n".repeat(301));
    only_fault(&tree, "architecture", "ARCHITECTURE.md");
}

#[test]
fn a_licence_that_is_not_on_the_list_is_refused() {
    let tree = sound();
    licensed(&tree, "vocab", "GPL-3.0-only", "");
    assert!(only_fault(&tree, "licence", "Cargo.lock").message.contains("GPL-3.0-only"));
}

#[test]
fn a_source_file_of_801_lines_is_refused_and_a_test_of_1500_is_not() {
    let tree = sound();
    put(&tree, "crates/vocab/tests/it/main.rs", &"//! Long.\n".repeat(1500));
    put(&tree, "crates/vocab/src/id.rs", &"//! Long.\n".repeat(800));
    assert_eq!(tidy::check(tree.path()).unwrap(), []);
    put(&tree, "crates/vocab/src/id.rs", &"//! Long.\n".repeat(801));
    only_fault(&tree, "size", "crates/vocab/src/id.rs");
}

#[test]
fn a_test_file_of_1501_lines_is_refused() {
    let tree = sound();
    put(&tree, "crates/vocab/tests/it/main.rs", &"//! Long.\n".repeat(1501));
    only_fault(&tree, "size", "crates/vocab/tests/it/main.rs");
}

#[test]
fn a_file_without_a_first_line_is_refused() {
    let tree = sound();
    put(&tree, "crates/vocab/src/id.rs", "use std::fmt;\n");
    only_fault(&tree, "first-line", "crates/vocab/src/id.rs");
}

#[test]
fn silenced_and_unfinished_code_is_refused_with_its_line() {
    for (head, tail) in [("#[ig", "nore]"), ("#[should", "_panic]"), ("to", "do!()"), ("db", "g!(1)")] {
        let tree = sound();
        put(&tree, "crates/vocab/src/id.rs", &format!("//! Ids.\n{head}{tail}\n"));
        assert_eq!(only_fault(&tree, "banned", "crates/vocab/src/id.rs").line, 2, "{head}{tail}");
    }
}

#[test]
fn a_drawer_is_refused_as_file_folder_and_crate() {
    for path in ["crates/vocab/src/utils.rs", "crates/vocab/src/common/id.rs"] {
        let tree = sound();
        put(&tree, path, "//! Everything.\n");
        only_fault(&tree, "path", path);
    }
}

#[test]
fn a_path_that_is_too_deep_or_too_long_is_refused() {
    let long = format!("docs/{}.md", "a".repeat(120));
    for path in ["docs/a/b/c/d/e/f.md", long.as_str()] {
        let tree = sound();
        put(&tree, path, "");
        only_fault(&tree, "path", path);
    }
}

#[test]
fn a_picture_over_300_kilobytes_is_refused() {
    let tree = sound();
    put(&tree, "docs/pictures/ledger.png", &"x".repeat(300_000));
    assert_eq!(tidy::check(tree.path()).unwrap(), []);
    put(&tree, "docs/pictures/ledger.png", &"x".repeat(300_001));
    only_fault(&tree, "path", "docs/pictures/ledger.png");
}

#[test]
fn a_path_named_in_a_document_must_exist() {
    let tree = sound();
    put(&tree, "docs/errors.md", "See `crates/vocab/src/gone.rs`.\n");
    let fault = only_fault(&tree, "doc-path", "docs/errors.md");
    assert_eq!((fault.line, fault.message.as_str()), (1, "`crates/vocab/src/gone.rs` does not exist"));
}

#[test]
fn a_relative_link_must_lead_somewhere() {
    let tree = sound();
    put(&tree, "docs/errors.md", "[words](glossary.md#units) and [law](https://example.cn/x)\n");
    assert_eq!(tidy::check(tree.path()).unwrap(), []);
    put(&tree, "docs/errors.md", "[words](glosary.md)\n");
    only_fault(&tree, "doc-path", "docs/errors.md");
}

#[test]
fn a_holiday_year_without_its_notice_or_day_of_comparison_is_refused() {
    for text in [
        "checked_on = \"2026-11-20\"\n",
        "notice = \"国办发明电〔2025〕7号\"\n",
        "notice = \"\"\nchecked_on = \"2026-11-20\"\n",
        "notice = \"国办发明电〔2025〕7号\"\nchecked_on = \"lately\"\n",
        "[[rest]]\nname = \"春节\"\n",
    ] {
        let tree = sound();
        put(&tree, "data/holidays/2026.toml", text);
        only_fault(&tree, "source", "data/holidays/2026.toml");
    }
}

#[test]
fn a_rule_may_give_its_source_value_by_value() {
    let tree = sound();
    let value = "[[light]]\ndays = 5\ncites = { instrument = \"演示规则\", checked_on = \"2026-11-20\" }\n";
    let own = "[[light]]\ndays = 3\nset_by = \"营商办\"\ncites = []\nchecked_on = 2026-11-20\n";
    put(&tree, "data/rules/lights.toml", &format!("{value}{own}"));
    assert_eq!(tidy::check(tree.path()).unwrap(), []);
    put(&tree, "data/rules/lights.toml", &format!("{value}[[light]]\ndays = 3\n"));
    only_fault(&tree, "source", "data/rules/lights.toml");
}

#[test]
fn good_cases_without_bad_ones_are_refused() {
    let tree = sound();
    put(&tree, "crates/vocab/cases/codes/good/uscc.toml", "name = \"a code\"\n");
    only_fault(&tree, "cases", "crates/vocab/cases/codes/bad");
    put(&tree, "crates/vocab/cases/codes/bad/uscc.toml", "name = \"no code\"\n");
    assert_eq!(tidy::check(tree.path()).unwrap(), []);
}

#[test]
fn a_synonym_that_the_glossary_refuses_is_found_inside_names() {
    let tree = sound();
    put(&tree, "crates/vocab/src/id.rs", "//! Ids.\nstruct DeptId;\n");
    assert_eq!(only_fault(&tree, "glossary", "crates/vocab/src/id.rs").message, "`dept`: the word is `unit`");
}

#[test]
fn a_path_of_one_machine_and_a_registry_host_are_refused() {
    let tree = sound();
    put(&tree, "docs/errors.md", &format!("look in {}someone\n", "/home/"));
    only_fault(&tree, "machine-path", "docs/errors.md");
    put(&tree, "docs/errors.md", "from crates.io\n");
    only_fault(&tree, "registry", "docs/errors.md");
}

#[test]
fn a_dependency_without_a_written_reason_is_refused() {
    let tree = sound();
    put(&tree, "Cargo.toml", &format!("{WORKSPACE}[workspace.dependencies]\nserde = \"1\"\n"));
    only_fault(&tree, "dependency", "docs/decisions/dependencies.md");
    put(&tree, "docs/decisions/dependencies.md", "| `serde` | records |\n");
    assert_eq!(tidy::check(tree.path()).unwrap(), []);
}

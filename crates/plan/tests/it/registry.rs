//! 登记册 every code is registered, worded in both languages and written down for people.

#![allow(clippy::unwrap_used, reason = "helpers of tests; the lint knows only test functions")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use plan::diagnostic::{REGISTRY, page as page_of_codes};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_page_of_codes_equals_the_registry() {
    let page = fs::read_to_string(root().join("docs/diagnostics.md")).unwrap_or_default();
    let again = "cargo run -p plan --example diagnostics > docs/diagnostics.md";
    assert!(page == page_of_codes(), "docs/diagnostics.md is out of date: {again}");
}

#[test]
fn the_registry_names_each_code_once_in_a_known_group() {
    assert!(!REGISTRY.diagnostic.is_empty(), "the registry was not read");
    let codes: BTreeSet<&str> = REGISTRY.diagnostic.iter().map(|entry| entry.code.as_str()).collect();
    assert_eq!(codes.len(), REGISTRY.diagnostic.len());
    for entry in &REGISTRY.diagnostic {
        assert!(
            REGISTRY.group.iter().any(|group| entry.code.starts_with(&format!("{}.", group.code))),
            "{}",
            entry.code
        );
        let names = |text: &str| {
            text.split('{').skip(1).filter_map(|t| t.split('}').next()).map(str::to_owned).collect::<BTreeSet<_>>()
        };
        assert_eq!(names(&entry.zh), names(&entry.en), "{}: both languages name the same values", entry.code);
    }
}

#[test]
fn the_checks_give_registered_codes_only_and_all_of_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check");
    let source: String =
        fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    for entry in &REGISTRY.diagnostic {
        assert!(source.contains(&format!("\"{}\"", entry.code)), "{} is never given", entry.code);
    }
    let quoted = source.split('"').filter(|text| {
        REGISTRY.group.iter().any(|group| text.strip_prefix(&group.code).is_some_and(|rest| rest.starts_with('.')))
    });
    for code in quoted {
        assert!(REGISTRY.entry(code).is_some(), "{code} is not registered");
    }
}

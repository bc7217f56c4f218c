//! The demo district: made by one command, sound, and reachable from this machine alone.

use crate::program::{Serving, heluo, word};
use std::{path::PathBuf, sync::OnceLock};
use tempfile::TempDir;

/// A demo district that nobody changes, made once for all tests: its folder.
pub fn made() -> &'static PathBuf {
    static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, folder) = MADE.get_or_init(|| {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("demo");
        let said = heluo(&["demo", "--no-serve", "--data", word(&folder)]).ok();
        assert!(said.contains("wang") && said.contains("heluo-demo"), "{said}");
        (home, folder)
    });
    folder
}

/// A copy of it to do with as one likes.
pub fn copied() -> TempDir {
    let copy = TempDir::new().unwrap();
    let done = std::process::Command::new("cp").arg("-r").arg(made()).arg(copy.path().join("demo")).status().unwrap();
    assert!(done.success());
    copy
}

#[test]
fn the_demo_district_has_every_light_and_a_sound_log() {
    let folder = word(made());
    let sound = heluo(&["log", "verify", "--data", folder]).ok();
    assert!(sound.starts_with("sound: ") && !sound.starts_with("sound: 0 "), "{sound}");
    let list = heluo(&["ledger", "list", "--data", folder, "--account", "wang"]).ok();
    assert!(list.lines().count() > 40, "{list}");
    let lights: Vec<&str> = list.lines().map(|line| line.split('\t').nth(1).unwrap()).collect();
    assert!(lights.contains(&"done") && lights.iter().any(|it| *it != "done"), "{list}");
}

#[test]
fn the_same_seed_makes_the_same_district() {
    let home = TempDir::new().unwrap();
    let again = home.path().join("again");
    heluo(&["demo", "--no-serve", "--data", word(&again)]).ok();
    let list = |folder: &str| heluo(&["ledger", "list", "--data", folder, "--account", "wang"]).ok();
    assert_eq!(list(word(&again)), list(word(made())));
}

#[test]
fn demo_accounts_are_not_served_to_the_network() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("demo");
    let ran = heluo(&["demo", "--data", word(&folder), "--listen", "0.0.0.0:0"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--listen 127.0.0.1:"), "{}", ran.err);
    assert!(!folder.exists(), "refused before anything is made");
}

#[test]
fn the_demo_serves_what_it_made_and_stops_when_it_is_told_to() {
    let copy = copied();
    let serving = Serving::start(&["demo", "--data", word(&copy.path().join("demo"))]);
    assert!(serving.said.iter().any(|line| line.contains("shichang2")), "{:?}", serving.said);
    let (status, page) = serving.api("GET", "/sign-in", "", "");
    assert_eq!(status, 200);
    assert!(page.contains("演示"), "the page says that its data is invented");
    assert_eq!(serving.stop(), 0);
}

//! Keeping a district: the log proves itself, backups come back, policy data comes into force, tokens open the API,
//! a power cut loses nothing that was acknowledged.

use crate::{
    demo::copied,
    program::{Serving, heluo, word},
};
use serde_json::Value;
use std::{
    fs,
    sync::Mutex,
    time::{Duration, Instant},
};

/// The number of events that the log verifies.
fn events(folder: &str) -> u64 {
    let said = heluo(&["log", "verify", "--data", folder]).ok();
    said.split(' ').nth(1).unwrap().parse().unwrap()
}

#[test]
fn one_changed_byte_of_an_event_is_found_and_its_row_named() {
    let copy = copied();
    let folder = copy.path().join("demo");
    assert!(events(word(&folder)) > 1_000);
    let file = folder.join("heluo.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let begin = "{\"event\":\"advise\",\"text\":\"".as_bytes();
    let place = bytes.windows(begin.len()).position(|it| it == begin).expect("no event of that kind") + begin.len();
    // The last byte of a Chinese sign: another sign, and still text.
    bytes[place + 2] ^= 1;
    fs::write(&file, bytes).unwrap();
    let ran = heluo(&["log", "verify", "--data", word(&folder)]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.starts_with("broken: docket ") && ran.out.contains(" event "), "{}", ran.out);
}

#[test]
fn a_backup_made_while_serving_comes_back_in_a_new_folder() {
    let copy = copied();
    let folder = copy.path().join("demo");
    let serving = Serving::start(&["serve", "--data", word(&folder)]);
    let backup = copy.path().join("backup");
    heluo(&["backup", "--data", word(&folder), word(&backup)]).ok();
    let again = heluo(&["backup", "--data", word(&folder), word(&backup)]);
    assert_eq!(again.code, 2, "a backup is never written over: {again:?}");
    assert_eq!(serving.stop(), 0);
    let restored = copy.path().join("restored");
    heluo(&["restore", "--data", word(&restored), word(&backup)]).ok();
    assert_eq!(events(word(&restored)), events(word(&folder)));
    let list = |folder: &str| heluo(&["ledger", "list", "--data", folder, "--account", "wang"]).ok();
    assert_eq!(list(word(&restored)), list(word(&folder)));
    let over = heluo(&["restore", "--data", word(&restored), word(&backup)]);
    assert_eq!(over.code, 2, "a district is never restored over: {over:?}");
}

/// A notice that gives the first half of every quarter off, so that whenever the test runs some report falls into it.
const LONG_HOLIDAYS: &str = "year = 2027\n[cites]\ninstrument = '例示通知'\nchecked_on = '2026-11-24'\n\
    [[holiday]]\nname = '例假一'\nfrom = '2027-01-01'\nto = '2027-01-17'\n\
    [[holiday]]\nname = '例假二'\nfrom = '2027-04-01'\nto = '2027-04-17'\n\
    [[holiday]]\nname = '例假三'\nfrom = '2027-07-01'\nto = '2027-07-17'\n\
    [[holiday]]\nname = '例假四'\nfrom = '2027-10-01'\nto = '2027-10-17'\n";

#[test]
fn a_notice_that_comes_later_moves_the_days_of_open_items_once() {
    let copy = copied();
    let folder = copy.path().join("demo");
    let folder = word(&folder);
    let notice = copy.path().join("2027.toml");
    fs::write(&notice, LONG_HOLIDAYS).unwrap();
    let before = events(folder);
    let said = heluo(&["data", "load", word(&notice), "--data", folder]).ok();
    assert!(said.contains("已载入 1 份"), "{said}");
    let after = events(folder);
    assert!(after > before, "no day moved: {said}");
    heluo(&["data", "load", word(&notice), "--data", folder]).ok();
    assert_eq!(events(folder), after, "loaded again, nothing moves");
    fs::write(&notice, "year = ").unwrap();
    let broken = heluo(&["data", "load", word(&notice), "--data", folder]);
    assert_eq!(broken.code, 1, "{broken:?}");
    assert_eq!(events(folder), after);
}

fn token(folder: &str, account: &str) -> String {
    let ran = heluo(&["token", "create", "--data", folder, "--account", account, "--label", "对接"]);
    assert!(ran.err.contains("not shown again"), "{}", ran.err);
    ran.ok().trim().to_owned()
}

#[test]
fn a_token_opens_the_api_as_its_account_and_nothing_else_does() {
    let copy = copied();
    let folder = copy.path().join("demo");
    let folder = word(&folder);
    let (office, liaison) = (token(folder, "wang"), token(folder, "shichang2"));
    assert_eq!(heluo(&["token", "create", "--data", folder, "--account", "nobody"]).code, 1);
    let serving = Serving::start(&["serve", "--data", folder]);
    let rows = |token: &str| {
        let (status, body) = serving.api("GET", "/api/v1/items?limit=200", token, "");
        assert_eq!(status, 200, "{body}");
        let list: Value = serde_json::from_str(&body).unwrap();
        list["rows"].as_array().unwrap().len()
    };
    let listed =
        |account: &str| heluo(&["ledger", "list", "--data", folder, "--account", account]).ok().lines().count();
    assert_eq!((rows(&office), rows(&liaison)), (listed("wang"), listed("shichang2")));
    assert!(rows(&liaison) < rows(&office));
    assert_eq!(serving.api("GET", "/api/v1/items", "0123456789abcdef", "").0, 401);
    assert_eq!(serving.api("POST", "/api/v1/plans/1/discard", &liaison, "{}").0, 403);
    let (status, described) = serving.api("GET", "/api/openapi.json", "", "");
    let described: Value = serde_json::from_str(&described).unwrap();
    assert_eq!((status, described["openapi"].as_str()), (200, Some("3.1.0")));
    assert_eq!(serving.stop(), 0);
}

/// How many acts are to be acknowledged before the power is cut.
const ENOUGH: usize = 40;

#[test]
fn a_power_cut_loses_no_act_that_was_acknowledged() {
    let copy = copied();
    let folder = copy.path().join("demo");
    let folder = word(&folder);
    let key = token(folder, "wang");
    let list = heluo(&["ledger", "list", "--data", folder, "--account", "wang"]).ok();
    let item = list.lines().find(|it| it.split('\t').nth(2) == Some("accepted")).unwrap().split('\t').next().unwrap();
    let serving = Serving::start(&["serve", "--data", folder]);
    let acknowledged = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let (serving, key, acknowledged) = (&serving, &key, &acknowledged);
            scope.spawn(move || {
                for turn in 0.. {
                    let text = format!("请报进展，第{writer}人第{turn}次。");
                    let body = serde_json::json!({ "text": text }).to_string();
                    match serving.asks("POST", &format!("/api/v1/items/{item}/urge"), key, &body) {
                        Ok((200, _)) => acknowledged.lock().unwrap().push(text),
                        Ok((status, body)) => panic!("{status}: {body}"),
                        // The power is cut.
                        Err(_) => return,
                    }
                }
            });
        }
        let begun = Instant::now();
        while acknowledged.lock().unwrap().len() < ENOUGH && begun.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(1));
        }
        serving.kill();
    });
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() >= ENOUGH, "only {} acts in a minute", acknowledged.len());
    let again = Serving::start(&["serve", "--data", folder]);
    let (status, log) = again.api("GET", &format!("/api/v1/items/{item}"), &key, "");
    assert_eq!(status, 200, "{log}");
    for text in &acknowledged {
        assert!(log.contains(text.as_str()), "{text} was acknowledged and is gone");
    }
    assert_eq!(again.stop(), 0);
    assert_eq!(heluo(&["log", "verify", "--data", folder]).code, 0);
}

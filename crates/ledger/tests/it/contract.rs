//! The durable contract: every event that was ever written can be read, and means the same.

use ledger::{duty, finding, indicator, item, meeting, plan, practice, problem, project, promise, spot_check, voice};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fmt::Debug;

/// One event a line. Lines are only ever added.
fn check<E: Serialize + DeserializeOwned + Debug>(golden: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, line) in golden.lines().enumerate() {
        let event: E = serde_json::from_str(line).unwrap_or_else(|fault| panic!("line {}: {fault}", at + 1));
        let again = serde_json::to_string(&event).unwrap();
        assert_eq!(again, line, "line {} is written otherwise now", at + 1);
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        names.insert(value["event"].as_str().unwrap().to_owned());
    }
    names
}

/// The acts that leave an event of their own name.
fn expected(acts: impl Iterator<Item = &'static str>, besides: &[&str]) -> BTreeSet<String> {
    let acts = acts.map(|act| act.split_once('.').unwrap().1);
    acts.chain(besides.iter().copied()).map(str::to_owned).collect()
}

#[test]
fn every_event_of_an_item_reads_and_writes_as_it_always_did() {
    let met = check::<item::Event>(include_str!("golden/item.ndjson"));
    let acts = item::ActName::ALL.iter().filter(|act| **act != item::ActName::Reschedule);
    assert_eq!(met, expected(acts.map(|act| act.name()), &["schedule"]));
}

#[test]
fn every_event_of_a_plan_reads_and_writes_as_it_always_did() {
    let met = check::<plan::Event>(include_str!("golden/plan.ndjson"));
    assert_eq!(met, expected(plan::ActName::ALL.iter().map(|act| act.name()), &[]));
}

#[test]
fn every_event_of_a_problem_reads_and_writes_as_it_always_did() {
    let met = check::<problem::Event>(include_str!("golden/problem.ndjson"));
    assert_eq!(met, expected(problem::ActName::ALL.iter().map(|act| act.name()), &[]));
}

#[test]
fn every_event_of_a_register_reads_and_writes_as_it_always_did() {
    let met = check::<finding::Event>(include_str!("golden/finding.ndjson"));
    assert_eq!(met, expected(finding::ActName::ALL.iter().map(|act| act.name()), &[]));
    let met = check::<meeting::Event>(include_str!("golden/meeting.ndjson"));
    assert_eq!(met, expected(meeting::ActName::ALL.iter().map(|act| act.name()), &[]));
    let met = check::<spot_check::Event>(include_str!("golden/spotcheck.ndjson"));
    assert_eq!(met, expected(spot_check::ActName::ALL.iter().map(|act| act.name()), &[]));
    let met = check::<indicator::Event>(include_str!("golden/indicator.ndjson"));
    assert_eq!(met, expected(indicator::ActName::ALL.iter().map(|act| act.name()), &[]));
    let met = check::<duty::Event>(include_str!("golden/duty.ndjson"));
    assert_eq!(met, expected(duty::ActName::ALL.iter().map(|act| act.name()), &[]));
    let met = check::<promise::Event>(include_str!("golden/promise.ndjson"));
    assert_eq!(met, expected(promise::ActName::ALL.iter().map(|act| act.name()), &[]));
    let met = check::<project::Event>(include_str!("golden/project.ndjson"));
    assert_eq!(met, expected(project::ActName::ALL.iter().map(|act| act.name()), &[]));
    let met = check::<practice::Event>(include_str!("golden/practice.ndjson"));
    assert_eq!(met, expected(practice::ActName::ALL.iter().map(|act| act.name()), &[]));
    let met = check::<voice::Event>(include_str!("golden/voice.ndjson"));
    assert_eq!(met, expected(voice::ActName::ALL.iter().map(|act| act.name()), &[]));
}

#[test]
fn an_act_is_found_by_its_name() {
    for act in item::ActName::ALL {
        assert_eq!(item::ActName::from_name(act.name()), Some(*act));
    }
    assert_eq!(item::ActName::from_name("item.unheard_of"), None);
}

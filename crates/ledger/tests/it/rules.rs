//! The rules file: what ships can be read, and what cannot be right is named.

use crate::life::{BOOK, day};
use ledger::finding::FindingBook;
use ledger::{RuleBook, RuleFault};

const SHIPPED: &str = include_str!("../../../../data/rules/ledger.toml");

fn faults(from: &str, to: &str) -> Vec<RuleFault> {
    assert!(SHIPPED.contains(from), "{from} no longer stands in the file");
    RuleBook::parse(&SHIPPED.replacen(from, to, 1)).expect_err(to)
}

fn keys(faults: &[RuleFault]) -> Vec<&str> {
    faults.iter().map(|it| if let RuleFault::Value { key, .. } = it { key } else { "" }).collect()
}

#[test]
fn the_shipped_rules_hold_on_every_day_of_the_calendar_kept() {
    assert!(BOOK.on(day("2004-01-01")).is_some());
    assert!(BOOK.on(day("2003-12-31")).is_none());
}

#[test]
fn a_value_out_of_range_is_named() {
    assert_eq!(keys(&faults("by_day = 5 ", "by_day = 31 ")), ["report.by_day"]);
    assert_eq!(keys(&faults("missed_periods = 1", "missed_periods = 0")), ["report.missed_periods"]);
    assert_eq!(
        keys(&faults("behind_below_percent = 80", "behind_below_percent = 0")),
        ["progress.behind_below_percent"]
    );
}

#[test]
fn a_word_that_no_rule_knows_is_not_passed_over() {
    let found = faults("working_days = 10", "workingdays = 10");
    assert!(matches!(found.as_slice(), [RuleFault::Unreadable(text)] if text.contains("workingdays")), "{found:?}");
}

#[test]
fn a_day_that_some_year_lacks_is_no_rule() {
    assert!(matches!(faults("by = \"01-15\"", "by = \"02-29\"").as_slice(), [RuleFault::Unreadable(_)]));
    assert!(matches!(faults("day = \"last\"", "day = 31").as_slice(), [RuleFault::Unreadable(_)]));
}

#[test]
fn a_later_revision_holds_from_its_day_and_the_earlier_one_stays_by_name() {
    let block = SHIPPED.split_once("\n[[revision]]\n").unwrap().1;
    let later = block.replace("\"2026-1\"", "\"2027-1\"").replace("\"2004-01-01\"", "\"2027-01-01\"");
    let book = RuleBook::parse(&format!("{SHIPPED}\n[[revision]]\n{later}")).unwrap();
    assert_eq!(book.on(day("2026-12-31")).unwrap().name, "2026-1");
    assert_eq!(book.on(day("2027-01-01")).unwrap().name, "2027-1");
    assert_eq!(book.named("2026-1").unwrap().from, day("2004-01-01"));
}

#[test]
fn two_revisions_of_one_day_are_refused() {
    let block = SHIPPED.split_once("\n[[revision]]\n").unwrap().1.replace("\"2026-1\"", "\"2027-1\"");
    let found = RuleBook::parse(&format!("{SHIPPED}\n[[revision]]\n{block}")).expect_err("twice");
    assert_eq!(found, [RuleFault::Twice("2027-1".to_owned())]);
    assert_eq!(RuleBook::parse("").expect_err("empty"), [RuleFault::Empty]);
}

#[test]
fn rules_of_findings_that_cannot_be_used_are_named() {
    const FINDING: &str = include_str!("../../../../data/rules/finding.toml");
    assert!(FindingBook::parse(FINDING).is_ok());
    let faults = |from: &str, to: &str| {
        assert!(FINDING.contains(from), "{from}");
        FindingBook::parse(&FINDING.replacen(from, to, 1)).expect_err(to)
    };
    assert_eq!(keys(&faults("near_working_days = 3", "near_working_days = 300")), ["near_working_days"]);
    assert_eq!(keys(&faults("working_days = 20", "working_days = 0")), ["severity"]);
    assert_eq!(faults("\"serious\"", "\"general\""), [RuleFault::Twice("general".to_owned())]);
    assert!(matches!(faults("near_working_days = 3", "nearly = 3").as_slice(), [RuleFault::Unreadable(_)]));
    assert_eq!(FindingBook::parse("").expect_err("empty"), [RuleFault::Empty]);
}

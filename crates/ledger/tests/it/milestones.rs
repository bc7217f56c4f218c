//! 节点: what the rule proposes.

use crate::life::{day, rules};
use ledger::item::milestones::{Step, propose};
use ledger::{Due, Figure, Quantity};
use vocab::Comparator;

fn due(text: &str) -> Due {
    text.parse().unwrap()
}

fn days(from: &str, until: &str, steps: &[Step]) -> Vec<String> {
    let planned = propose(day(from), due(until), &[], steps, &rules().milestone);
    planned.iter().map(|milestone| milestone.on.to_string()).collect()
}

fn counted(value: &str) -> Figure {
    Figure {
        text: String::new(),
        subject: String::new(),
        condition: String::new(),
        comparator: Comparator::AtLeast,
        value: value.parse().unwrap(),
        unit: "%".to_owned(),
        firm: true,
        counted: true,
    }
}

#[test]
fn one_milestone_stands_at_each_month_end_before_the_due_day() {
    assert_eq!(days("2026-11-30", "2027-02-28", &[]), ["2026-12-31", "2027-01-31"]);
}

#[test]
fn a_measure_due_within_the_month_gets_no_milestone() {
    assert_eq!(days("2026-12-01", "2026-12-20", &[]), [""; 0]);
}

#[test]
fn what_goes_on_gets_no_milestone() {
    assert_eq!(days("2026-12-01", "standing", &[]), [""; 0]);
}

#[test]
fn steps_dated_in_the_text_take_the_place_of_the_monthly_ones() {
    let step = |on: &str| Step { on: day(on), result: "完成设计".to_owned(), proof: String::new() };
    let steps = [step("2026-06-30"), step("2026-04-15"), step("2027-01-01")];
    assert_eq!(days("2026-03-02", "2026-12-20", &steps), ["2026-04-15", "2026-06-30"]);
    assert_eq!(days("2026-10-10", "2026-12-20", &steps), ["2026-10-31", "2026-11-30"], "all of them are past");
}

#[test]
fn a_counted_figure_is_shared_out_by_days_and_two_are_left_to_the_unit() {
    let rule = &rules().milestone;
    let one = propose(day("2026-03-31"), due("2026-05-31"), &[counted("75.2")], &[], rule);
    // 30 of 61 days: 36.98…
    assert_eq!(one.first().unwrap().result, "4月底前累计完成36.98%");
    let two = propose(day("2026-03-31"), due("2026-05-31"), &[counted("75.2"), counted("3")], &[], rule);
    assert_eq!(two.first().unwrap().result, "4月底前取得阶段性进展");
}

#[test]
fn a_quantity_reads_back_as_it_was_written() {
    for text in ["0", "75.2", "-1.95", "30000000", "0.000001"] {
        assert_eq!(text.parse::<Quantity>().unwrap().to_string(), text);
    }
    for text in ["", "-", "1.", ".5", "1.2345678", "1e3", "十", "9999999999999999", "+1"] {
        assert!(text.parse::<Quantity>().is_err(), "{text}");
    }
}

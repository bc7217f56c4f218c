//! 演示方案 the faults that `data/demo/README.md` lists, each pointed out on its line.

#![allow(clippy::unwrap_used, reason = "helpers of tests; the lint knows only test functions")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use plan::{Options, compile, read};

/// Code and line, chapter by chapter; what is told once stands on its first line.
const FAULTS: [&str; 64] = [
    "count.total_differs@3",
    "unit.alias@14",
    "sum.gap_differs@28",
    "target.vague@33",
    "count.differs@40",
    "unit.doubtful@41",
    "limit.contradicts@42",
    "section.no_colon@50",
    "count.differs@58",
    "limit.overlap@59",
    "limit.approximate_twice@62",
    "sum.share_differs@62",
    "personal_data.phone@67",
    "heading.truncated@70",
    "text.no_end_mark@72",
    "limit.days_mixed@78",
    "number.irregular@79",
    "text.number_spaced@80",
    "date.month_only@83",
    "limit.days_mixed@87",
    "unit.alias@96",
    "bracket.narrow_label@99",
    "number.missing@107",
    "date.no_year@116",
    "heading.irregular@118",
    "quote.unclosed@121",
    "target.missing@125",
    "count.list_incomplete@125",
    "number.irregular@135",
    "sum.differs@143",
    "text.wide_digits@146",
    "measure.without_problem@147",
    "number.irregular@157",
    "year.differs@159",
    "unit.alias@168",
    "owner.shared@171",
    "text.no_end_mark@171",
    "target.vague@182",
    "number.doubled@184",
    "limit.contradicts@187",
    "date.form_varies@202",
    "number.out_of_order@203",
    "unit.doubtful@217",
    "date.unclear@223",
    "target.several@231",
    "number.style_differs@233",
    "quote.unclosed@233",
    "sum.change_differs@235",
    "unit.spaced@236",
    "heading.irregular@241",
    "owner.person_missing@241",
    "problem.unanswered@244",
    "problem.unanswered@245",
    "number.irregular@253",
    "date.open_ended@255",
    "measure.without_problem@257",
    "owner.chapter_missing@261",
    "sum.differs@266",
    "figure.rates_exclude@272",
    "date.before_plan@278",
    "goal.without_measure@286",
    "goal.level_alone@286",
    "sum.differs@289",
    "date.no_year@293",
];

#[test]
fn the_planted_faults_of_the_demo_plan_are_pointed_out_on_their_lines() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/demo/plan.txt");
    let document = read::read("plan.txt", &fs::read(file).unwrap()).unwrap();
    let plan = compile(&document, &Options::default());
    let found: BTreeSet<String> = plan.diagnostics.iter().map(|d| format!("{}@{}", d.code, d.span.line)).collect();
    let missed: Vec<&&str> = FAULTS.iter().filter(|fault| !found.contains(**fault)).collect();
    assert!(missed.is_empty(), "{missed:?} not among {found:?}");
    assert!(found.len() <= 120, "{}", found.len());
}

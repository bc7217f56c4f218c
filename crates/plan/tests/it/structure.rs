//! 结构 short plans with the faults that real ones have (`cases/structure`): what is read, and what is pointed out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests; the lint knows only test functions")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use plan::document::{Block, Document, Format, Paragraph};
use plan::plan::{Measure, Plan, Scope, UnitRef};
use plan::{Options, compile};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

/// One short plan. `reads` must and `lacks` must not stand in the reading; `finds` names code and line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// Kinds of hazard that it holds, H01 to H120.
    kinds: Vec<String>,
    text: String,
    #[serde(default)]
    markdown: bool,
    #[serde(default)]
    reads: Vec<String>,
    #[serde(default)]
    lacks: Vec<String>,
    #[serde(default)]
    finds: Vec<String>,
}

fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/structure");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let text = fs::read_to_string(file).unwrap();
        let cases: Cases = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        cases.case.into_iter().map(move |case| (name.clone(), case)).collect::<Vec<_>>()
    };
    files.iter().flat_map(read).collect()
}

/// A document of plain lines.
pub fn document(text: &str, format: Format) -> Document {
    let line = |(line, text): (u32, &str)| Block::Paragraph(Paragraph { line, text: text.to_owned() });
    Document { format, blocks: (1..).zip(text.lines()).map(line).collect(), findings: Vec::new() }
}

fn names(units: &[UnitRef]) -> String {
    units.iter().map(|unit| unit.name.replace('（', "(").replace('）', ")")).collect::<Vec<_>>().join("、")
}

fn print(plan: &Plan) -> Vec<String> {
    let mut out = vec![format!("标题 {}", plan.title.text), format!("共同 {}", names(&plan.common_units))];
    for chapter in &plan.chapters {
        out.push(format!("章 {} {}", chapter.no, chapter.indicator));
        out.extend(chapter.problems.iter().map(|p| format!("问题 {}", p.excerpt.text.replace('\n', "⏎"))));
        out.push(format!("目标 {}", chapter.goal.text));
        for rank in &chapter.target_ranks {
            let scope = match rank.scope {
                Scope::Nation => "国",
                Scope::Province => "省",
                Scope::City => "市",
            };
            let at_most = rank.rank_at_most.map_or("-".to_owned(), |rank| rank.to_string());
            out.push(format!("位次 {scope} {at_most} {}", rank.modality));
        }
        for measure in chapter.all_measures() {
            out.push(measure_line(measure));
            out.push(format!("正文 {}", measure.excerpt.text.replace('\n', "⏎")));
            out.extend(measure.owners.phones.iter().map(|phone| format!("电话 {}", phone.masked())));
        }
    }
    let figures = plan.figures.iter();
    out.extend(figures.map(|f| format!("数量 {}{}{}", f.comparator.sign(), f.value, f.unit)));
    out.extend(plan.diagnostics.iter().map(|d| format!("诊断 {} {}", d.code, d.span.line)));
    out
}

fn measure_line(measure: &Measure) -> String {
    let owners = &measure.owners;
    let mut line = format!("措施{} {} {}｜{}", measure.level, measure.label, measure.title, names(&owners.units));
    if !owners.lead_units.is_empty() {
        write!(line, "｜牵头 {}", names(&owners.lead_units)).unwrap();
    }
    if !owners.persons.is_empty() {
        let persons: Vec<String> = owners.persons.iter().map(|p| format!("{}:{}", p.role, p.name)).collect();
        write!(line, "｜{}", persons.join("、")).unwrap();
    }
    let due = owners.deadline.as_ref().map(|d| d.normal.as_str()).filter(|normal| !normal.is_empty());
    write!(line, "｜{}", due.unwrap_or("-")).unwrap();
    line
}

#[test]
fn plans_with_the_faults_of_real_ones_are_read_and_pointed_out() {
    let mut failures = String::new();
    for (file, case) in cases() {
        let format = if case.markdown { Format::Markdown } else { Format::Text };
        let plan = compile(&document(&case.text, format), &Options::default());
        let lines = print(&plan);
        let found: BTreeSet<String> = plan.diagnostics.iter().map(|d| format!("{}@{}", d.code, d.span.line)).collect();
        let mut wrong = Vec::new();
        wrong.extend(
            case.reads.iter().filter(|r| !lines.iter().any(|l| l.contains(*r))).map(|r| format!("not read: {r}")),
        );
        wrong.extend(case.lacks.iter().filter(|r| lines.iter().any(|l| l.contains(*r))).map(|r| format!("read: {r}")));
        wrong.extend(case.finds.iter().filter(|f| !found.contains(*f)).map(|f| format!("not found: {f}")));
        if case.reads.len() + case.finds.len() == 0 {
            wrong.push("says nothing that can fail".to_owned());
        }
        if !wrong.is_empty() {
            let _ = writeln!(
                failures,
                "\n{file}: {}\n  {}\nread as\n  {}",
                case.name,
                wrong.join("\n  "),
                lines.join("\n  ")
            );
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn every_kind_of_hazard_has_a_case() {
    let covered: BTreeSet<String> = cases().into_iter().flat_map(|(_, case)| case.kinds).collect();
    let missing: Vec<String> = (1..=120).map(|n| format!("H{n:02}")).filter(|kind| !covered.contains(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

//! 原方案 the plan in `../shared`, where it is there: structure, responsibility, and the hazards that ask for a warning.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests; the lint knows only test functions")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use plan::plan::Measure;
use plan::{Options, Plan, compile, read};
use serde_json::Value;

fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: ../shared is not there");
    None
}

fn source_plan(shared: &Path) -> (Plan, Value) {
    let bytes = fs::read(shared.join("plans/yanshi-2022.txt")).unwrap();
    let gold = fs::read_to_string(shared.join("plans/yanshi-2022.gold.json")).unwrap();
    let document = read::read("plan.txt", &bytes).unwrap();
    (compile(&document, &Options::default()), serde_json::from_str(&gold).unwrap())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn strings(value: &Value) -> Vec<&str> {
    list(value).iter().filter_map(Value::as_str).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn compare(path: &str, gold: &[Value], read: &[Measure], wrong: &mut Vec<String>) {
    if gold.len() != read.len() {
        wrong.push(format!("{path}: {} measures, read {}", gold.len(), read.len()));
    }
    for (want, got) in gold.iter().zip(read) {
        let path = format!("{path}/{}", got.label);
        let owners = &got.owners;
        let units: Vec<&str> = owners.units.iter().map(|unit| unit.name.as_str()).collect();
        let leads: Vec<&str> = owners.lead_units.iter().map(|unit| unit.name.as_str()).collect();
        let persons: Vec<&str> = owners.persons.iter().map(|person| person.name.as_str()).collect();
        let phones: Vec<&str> = owners.phones.iter().map(|phone| phone.digits.as_str()).collect();
        let deadline = owners.deadline.as_ref().map(|deadline| deadline.normal.as_str());
        let same = [
            ("label", want["label"].as_str() == Some(&got.label)),
            ("level", want["level"].as_u64() == Some(u64::from(got.level))),
            ("text", want["text"].as_str().map(bare) == Some(bare(&got.excerpt.text))),
            ("units", strings(&want["units"]) == units),
            ("lead units", strings(&want["lead_units"]) == leads),
            ("persons", strings(&want["persons"]) == persons),
            ("phones", strings(&want["phones"]) == phones),
            ("deadline", want["deadline"].as_str() == deadline),
        ];
        wrong.extend(same.into_iter().filter(|(_, same)| !same).map(|(field, _)| format!("{path}: {field}")));
        compare(&path, list(&want["children"]), &got.children, wrong);
    }
}

#[test]
fn the_source_plan_is_read_as_people_read_it() {
    let Some(shared) = shared() else { return };
    let (plan, gold) = source_plan(&shared);
    let mut wrong = Vec::new();
    let chapters = list(&gold["chapters"]);
    assert_eq!(chapters.len(), plan.chapters.len());
    for (want, got) in chapters.iter().zip(&plan.chapters) {
        let path = got.no.to_string();
        let problems: Vec<String> = got.problems.iter().map(|problem| bare(&problem.excerpt.text)).collect();
        let wanted: Vec<String> = strings(&want["problems"]).into_iter().map(bare).collect();
        let same = [
            ("no", want["no"].as_u64() == Some(u64::from(got.no))),
            ("indicator", want["indicator"].as_str() == Some(&got.indicator)),
            ("problems", wanted == problems),
            ("goal", want["goal_text"].as_str().map(bare) == Some(bare(&got.goal.text))),
        ];
        wrong.extend(same.into_iter().filter(|(_, same)| !same).map(|(field, _)| format!("{path}: {field}")));
        compare(&path, list(&want["measures"]), &got.measures, &mut wrong);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Hazards whose row says warn: id, and the lines on which it may be answered.
fn warned(shared: &Path, gold: &Value) -> BTreeSet<String> {
    let table = fs::read_to_string(shared.join("mission/importer.md")).unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| H")).filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        cells.get(5)?.contains("warn").then(|| cells.get(1).copied().unwrap_or_default().to_owned())
    });
    let known: BTreeSet<&str> = list(&gold["hazards"]).iter().filter_map(|h| h["id"].as_str()).collect();
    rows.filter(|id| known.contains(id.as_str())).collect()
}

/// Seats each hazard on one diagnostic of its lines, as many as possible.
fn answered(hazards: &[(String, Vec<u64>)], lines: &[u64]) -> BTreeMap<usize, usize> {
    fn seat(
        hazard: usize,
        hazards: &[(String, Vec<u64>)],
        lines: &[u64],
        seen: &mut BTreeSet<usize>,
        owner: &mut BTreeMap<usize, usize>,
    ) -> bool {
        for (n, line) in lines.iter().enumerate() {
            if hazards[hazard].1.contains(line) && seen.insert(n) {
                let free = match owner.get(&n).copied() {
                    None => true,
                    Some(other) => seat(other, hazards, lines, seen, owner),
                };
                if free {
                    owner.insert(n, hazard);
                    return true;
                }
            }
        }
        false
    }
    let mut owner = BTreeMap::new();
    for hazard in 0..hazards.len() {
        seat(hazard, hazards, lines, &mut BTreeSet::new(), &mut owner);
    }
    owner
}

#[test]
fn hazards_that_ask_for_a_warning_are_answered_without_a_flood() {
    let Some(shared) = shared() else { return };
    let (plan, gold) = source_plan(&shared);
    let warned = warned(&shared, &gold);
    assert_eq!(warned.len(), 34);
    let all: Vec<(String, Vec<u64>)> = list(&gold["hazards"])
        .iter()
        .map(|h| {
            let also = list(&h["also"]).iter().filter_map(Value::as_u64);
            (h["id"].as_str().unwrap().to_owned(), h["line"].as_u64().into_iter().chain(also).collect())
        })
        .collect();
    let lines: Vec<u64> = plan.diagnostics.iter().map(|d| u64::from(d.span.line)).collect();
    let asked: Vec<_> = all.iter().filter(|(id, _)| warned.contains(id)).cloned().collect();
    let answered_asked = answered(&asked, &lines).len();
    let answered_all = answered(&all, &lines).len();
    println!("{answered_asked} of {} warn rows, {answered_all} hazards by {} diagnostics", asked.len(), lines.len());
    assert!(answered_asked >= 28, "{answered_asked}");
    assert!(lines.len() <= 120, "{}", lines.len());
    assert!(answered_all * 2 >= lines.len(), "{answered_all} of {}", lines.len());
}

#[test]
#[expect(clippy::cast_precision_loss, reason = "counts of one plan")]
fn problems_meet_the_measures_that_a_person_links_them_to() {
    let Some(shared) = shared() else { return };
    let (plan, gold) = source_plan(&shared);
    let (mut agree, mut all) = (0_usize, 0_usize);
    for (want, got) in list(&gold["chapters"]).iter().zip(&plan.chapters) {
        for (n, problem) in got.problems.iter().enumerate() {
            let linked = strings(&want["problem_measure_links"][problem.label.as_str()]);
            let answer = got.answers.iter().find(|(from, _)| *from == n).and_then(|(_, to)| got.measures.get(*to));
            let same = answer.map_or(linked.is_empty(), |measure| linked.contains(&measure.label.as_str()));
            if !same {
                println!("{} {}: {linked:?}, read {:?}", got.no, problem.label, answer.map(|measure| &measure.label));
            }
            agree += usize::from(same);
            all += 1;
        }
    }
    let share = agree as f64 / all as f64;
    println!("{agree} of {all} problems meet their measure: {share:.3}");
    assert!(all > 40 && share >= 0.8, "{share:.3}");
}

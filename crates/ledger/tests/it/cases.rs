//! Runs `cases/good` and `cases/bad`: lives of dockets as people would tell them.
//!
//! A file gives `kind` (`item`, `problem`, `plan`, `finding` …) and `[[acts]]`, each with `on`, `who`, `act` and that act's fields;
//! `for = 10` is 代录 for unit 10 (`said_by` may follow), `head_approves = true` a unit whose head approves. An entry
//! `look` names the light on its day, and `because` the first reasons. A good file ends in `[expect]`; a bad one in
//! `[[refused]]`, acts that are each tried on the state so reached, with the `code` that answers.

use crate::life::{self, CALENDAR, Life, day};
use docket::{Actor, Docket, Light, Refusal};
use ledger::duty::{self, Duty};
use ledger::finding::{self, Finding, FindingFacts};
use ledger::indicator::{self, Indicator};
use ledger::item::{self, Item, ItemFacts, Stage};
use ledger::meeting::{self, Meeting};
use ledger::plan::{self, Plan};
use ledger::practice::{self, Practice};
use ledger::problem::{self, Problem, ProblemFacts};
use ledger::project::{self, Project};
use ledger::promise::{self, Promise};
use ledger::spot_check::{self, CheckFacts, SpotCheck};
use ledger::voice::{self, Voice, VoiceFacts, VoiceStage};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::path::Path;
use toml::Table;
use vocab::DocketId;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    kind: String,
    #[serde(default)]
    acts: Vec<Table>,
    expect: Option<Table>,
    #[serde(default)]
    refused: Vec<Table>,
}

/// The light on one day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Look {
    on: String,
    look: String,
    #[serde(default)]
    because: Vec<String>,
}

/// One act of a file, its own fields still in `fields`.
struct Told {
    on: jiff::civil::Date,
    actor: Actor,
    head_approves: bool,
    items: Vec<(DocketId, Stage)>,
    other: Option<VoiceStage>,
    code: Option<String>,
    fields: Table,
}

fn told(table: &Table) -> Told {
    let mut fields = table.clone();
    let mut text = |key: &str| fields.remove(key).map(|value| value.as_str().unwrap().to_owned());
    let on = day(&text("on").expect("on"));
    let mut actor = life::actor(&text("who").expect("who"));
    let (code, said_by) = (text("code"), text("said_by"));
    if let Some(unit) = fields.remove("for") {
        actor.on_behalf = Some(life::told(unit.as_integer().unwrap()));
    }
    if let (Some(told), Some(said_by)) = (&mut actor.on_behalf, said_by) {
        told.said_by = said_by;
    }
    let head_approves = fields.remove("head_approves").is_some_and(|value| value.as_bool().unwrap());
    // The agenda of a meeting is called so too, and is a list.
    let items = fields.get("items").and_then(toml::Value::as_table).cloned();
    if items.is_some() {
        fields.remove("items");
    }
    let items = items.unwrap_or_default();
    let stage = |value: toml::Value| value.try_into::<Stage>().unwrap();
    let items = items.into_iter().map(|(id, value)| (id.parse().unwrap(), stage(value))).collect();
    let other = fields.remove("other").map(|value| value.try_into::<VoiceStage>().unwrap());
    Told { on, actor, head_approves, items, other, code, fields }
}

trait Kind: Docket + PartialEq + std::fmt::Debug {
    fn run(life: &mut Life<Self>, told: &Told) -> Result<(), Refusal>;
    fn reasons(&self, on: jiff::civil::Date) -> Vec<String>;
}

fn read<A: DeserializeOwned>(fields: &Table) -> A {
    fields.clone().try_into().unwrap_or_else(|fault| panic!("{fault} in {fields}"))
}

impl Kind for Item {
    fn run(life: &mut Life<Self>, told: &Told) -> Result<(), Refusal> {
        let facts = ItemFacts { rules: life::rules(), head_approves: told.head_approves };
        life.act(told.on, &told.actor, read::<item::Act>(&told.fields), facts)
    }

    fn reasons(&self, on: jiff::civil::Date) -> Vec<String> {
        let reasons = item::explain(self, on, life::rules(), &CALENDAR);
        reasons.into_iter().map(|reason| reason.code.to_owned()).collect()
    }
}

impl Kind for Problem {
    fn run(life: &mut Life<Self>, told: &Told) -> Result<(), Refusal> {
        let facts = ProblemFacts { rules: life::rules(), items: &told.items };
        life.act(told.on, &told.actor, read::<problem::Act>(&told.fields), facts)
    }

    fn reasons(&self, _on: jiff::civil::Date) -> Vec<String> {
        Vec::new()
    }
}

/// Kinds that know no facts and explain no light.
macro_rules! plain {
    ($($module:ident $docket:ident),*) => { $(
        impl Kind for $docket {
            fn run(life: &mut Life<Self>, told: &Told) -> Result<(), Refusal> {
                life.act(told.on, &told.actor, read::<$module::Act>(&told.fields), ())
            }

            fn reasons(&self, _on: jiff::civil::Date) -> Vec<String> {
                Vec::new()
            }
        }
    )* };
}

impl Kind for Finding {
    fn run(life: &mut Life<Self>, told: &Told) -> Result<(), Refusal> {
        let facts = FindingFacts { rules: life::finding_rules(), item: told.items.first().copied() };
        life.act(told.on, &told.actor, read::<finding::Act>(&told.fields), facts)
    }

    fn reasons(&self, _on: jiff::civil::Date) -> Vec<String> {
        Vec::new()
    }
}

impl Kind for SpotCheck {
    fn run(life: &mut Life<Self>, told: &Told) -> Result<(), Refusal> {
        // The file names the population; the rules take it from the facts alone.
        let named = told.fields.get("population").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        let population: Vec<DocketId> = named.iter().map(|id| DocketId(id.as_integer().unwrap())).collect();
        let facts = CheckFacts { population: &population };
        life.act(told.on, &told.actor, read::<spot_check::Act>(&told.fields), facts)
    }

    fn reasons(&self, _on: jiff::civil::Date) -> Vec<String> {
        Vec::new()
    }
}

impl Kind for Voice {
    fn run(life: &mut Life<Self>, told: &Told) -> Result<(), Refusal> {
        let facts = VoiceFacts { rules: life::voice_rules(), other: told.other };
        life.act(told.on, &told.actor, read::<voice::Act>(&told.fields), facts)
    }

    fn reasons(&self, _on: jiff::civil::Date) -> Vec<String> {
        Vec::new()
    }
}

plain!(plan Plan, indicator Indicator, promise Promise, project Project, duty Duty, practice Practice, meeting Meeting);

/// What a file may expect: the keys of the state and of the facets, flat.
fn seen<D: Docket>(state: &D) -> Table {
    let mut seen: Table = Table::new();
    for value in [serde_json::to_value(state).unwrap(), serde_json::to_value(state.facets()).unwrap()] {
        for (key, value) in value.as_object().unwrap() {
            if let Some(value) = said(value) {
                seen.insert(key.clone(), value);
            }
        }
    }
    seen
}

/// The same without whatever is `null`, which TOML cannot say.
fn said(value: &serde_json::Value) -> Option<toml::Value> {
    match value {
        serde_json::Value::Null => None,
        serde_json::Value::Array(list) => Some(toml::Value::Array(list.iter().filter_map(said).collect())),
        serde_json::Value::Object(table) => {
            let entries = table.iter().filter_map(|(key, value)| Some((key.clone(), said(value)?)));
            Some(toml::Value::Table(entries.collect()))
        }
        plain => toml::Value::try_from(plain).ok(),
    }
}

/// Whether `seen` holds all that `expected` says; tables may hold more, lists may not.
fn holds(expected: &toml::Value, seen: Option<&toml::Value>) -> bool {
    match (expected, seen) {
        (toml::Value::String(none), None) => none == "none",
        (toml::Value::Table(expected), Some(toml::Value::Table(seen))) => {
            expected.iter().all(|(key, value)| holds(value, seen.get(key)))
        }
        (toml::Value::Array(expected), Some(toml::Value::Array(seen))) => {
            expected.len() == seen.len() && expected.iter().zip(seen).all(|(value, seen)| holds(value, Some(seen)))
        }
        (expected, seen) => Some(expected) == seen,
    }
}

fn look<D: Kind>(file: &str, state: &D, look: &Look) {
    let on = day(&look.on);
    let shown = Light::of(&state.facets(), on).map_or("void", Light::name);
    let reasons = state.reasons(on);
    assert_eq!(shown, look.look, "{file}: light on {on}; {reasons:?}; {:?}", state.facets().days);
    let first: Vec<_> = reasons.iter().take(look.because.len()).collect();
    assert_eq!(first, look.because.iter().collect::<Vec<_>>(), "{file}: reasons on {on}: {reasons:?}");
}

fn run<D: Kind>(file: &str, case: &Case, codes: &mut BTreeSet<String>) {
    let mut life: Life<D> = Life::new();
    for (at, act) in case.acts.iter().enumerate() {
        if act.contains_key("look") {
            look(file, life.state.as_ref().unwrap(), &read::<Look>(act));
            continue;
        }
        if let Err(refusal) = D::run(&mut life, &told(act)) {
            panic!("{file} ({}): act {} refused: {refusal:?}", case.name, at + 1);
        }
        assert_eq!(life.replay(), life.state, "{file}: replay differs after act {}", at + 1);
    }
    if let Some(expect) = &case.expect {
        let seen = seen(life.state.as_ref().unwrap());
        for (key, value) in expect {
            assert!(holds(value, seen.get(key)), "{file}: {key} is {:?}, not {value}", seen.get(key));
        }
    }
    for act in &case.refused {
        let told = told(act);
        let code = told.code.clone().expect("code");
        let before = life.state.clone();
        let refusal = D::run(&mut life.clone(), &told).expect_err(&format!("{file}: not refused: {act}"));
        assert_eq!(refusal.code, code, "{file}: {act}; {refusal:?}");
        assert_eq!(life.state, before);
        codes.insert(code);
    }
}

fn run_all(folder: &str) -> (usize, BTreeSet<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut codes = BTreeSet::new();
    for path in &paths {
        let file = path.file_name().unwrap().to_string_lossy();
        let text = std::fs::read_to_string(path).unwrap();
        let case: Case = toml::from_str(&text).unwrap_or_else(|fault| panic!("{file}: {fault}"));
        let good = path.parent().unwrap().ends_with("good");
        assert_eq!(case.refused.is_empty(), good, "{file}: good cases expect, bad cases refuse");
        match case.kind.as_str() {
            "item" => run::<Item>(&file, &case, &mut codes),
            "problem" => run::<Problem>(&file, &case, &mut codes),
            "indicator" => run::<Indicator>(&file, &case, &mut codes),
            "duty" => run::<Duty>(&file, &case, &mut codes),
            "promise" => run::<Promise>(&file, &case, &mut codes),
            "project" => run::<Project>(&file, &case, &mut codes),
            "practice" => run::<Practice>(&file, &case, &mut codes),
            "plan" => run::<Plan>(&file, &case, &mut codes),
            "finding" => run::<Finding>(&file, &case, &mut codes),
            "meeting" => run::<Meeting>(&file, &case, &mut codes),
            "spotcheck" => run::<SpotCheck>(&file, &case, &mut codes),
            "voice" => run::<Voice>(&file, &case, &mut codes),
            other => panic!("{file}: no kind {other}"),
        }
    }
    (paths.len(), codes)
}

#[test]
fn every_good_case_ends_as_it_says() {
    let (count, _) = run_all("good");
    assert!(count >= 15, "only {count} good cases were found");
}

#[test]
fn every_bad_case_is_refused_for_its_reason_and_every_refusal_is_met() {
    let (_, met) = run_all("bad");
    let all: BTreeSet<String> = ledger::refusals::ALL.iter().map(|code| (*code).to_owned()).collect();
    let unmet: Vec<_> = all.difference(&met).collect();
    let unknown: Vec<_> = met.difference(&all).collect();
    assert!(unmet.is_empty() && unknown.is_empty(), "no case meets {unmet:?}; unknown {unknown:?}");
}

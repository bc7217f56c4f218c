//! 数字 the case files of `cases/figures`: sentences and the figures a person reads in them.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests; the lint knows only test functions")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use plan::figure::{Figure, Modality, Passage, Section, figures_in};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Good {
    #[expect(dead_code, reason = "said to the reader of the file")]
    name: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    says: String,
    #[serde(default)]
    r#in: Place,
    year: Option<i16>,
    figures: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bad {
    #[expect(dead_code, reason = "said to the reader of the file")]
    name: String,
    says: Vec<String>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Preamble,
    Problem,
    Goal,
    #[default]
    Measure,
}

/// `value` and `unit` are always told; the rest where the case is about it.
type Expected = BTreeMap<String, toml::Value>;

fn read(text: &str, place: Place, year: Option<i16>) -> Vec<Figure> {
    let section = match place {
        Place::Preamble => Section::Preamble,
        Place::Problem => Section::Problem,
        Place::Goal => Section::Goal,
        Place::Measure => Section::Measure,
    };
    figures_in(&Passage { chapter: 1, section, line: 1, text, year })
}

/// What a figure says about the keys a case asks for.
fn told(figure: &Figure, keys: &Expected) -> BTreeMap<String, String> {
    let json = serde_json::to_value(figure).unwrap();
    let shown = |key: &String| match &json[key] {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    keys.keys().map(|key| (key.clone(), shown(key))).collect()
}

fn wanted(keys: &Expected) -> BTreeMap<String, String> {
    let shown = |value: &toml::Value| match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    keys.iter().map(|(key, value)| (key.clone(), shown(value))).collect()
}

fn files(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/figures").join(kind);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

#[test]
fn a_sentence_gives_the_figures_its_case_tells() {
    let mut wrong = String::new();
    for file in files("good") {
        let good: Good = toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for case in good.case {
            let figures = read(&case.says, case.r#in, case.year);
            let none = Expected::new();
            let got: Vec<_> =
                figures.iter().enumerate().map(|(n, f)| told(f, case.figures.get(n).unwrap_or(&none))).collect();
            let want: Vec<_> = case.figures.iter().map(wanted).collect();
            if got != want {
                wrong += &format!("{}\n  {}\n  read   {got:?}\n  wanted {want:?}\n", file.display(), case.says);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn numbers_in_dates_names_and_labels_are_no_figures() {
    let mut wrong = String::new();
    for file in files("bad") {
        let bad: Bad = toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for says in bad.says {
            for place in [Place::Preamble, Place::Problem, Place::Goal, Place::Measure] {
                for figure in read(&says, place, Some(2023)) {
                    wrong += &format!("{}: {says}: {} {}\n", file.display(), figure.value, figure.unit);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_span_stands_verbatim_at_its_column() {
    let text = "　（一）加快辦理，一般事項不超過 3 個工作日；（網上２日內）。";
    let figures = read(text, Place::Measure, None);
    assert_eq!(figures.len(), 2);
    for figure in figures {
        let start = figure.column as usize - 1;
        let at: String = text.chars().skip(start).take(figure.length as usize).collect();
        assert_eq!(at, figure.span);
    }
}

#[test]
fn a_fact_has_no_mood_and_a_promise_has_one() {
    let fact = read("去年办结率为83%", Place::Problem, Some(2023));
    assert_eq!(fact.iter().map(|f| f.modality).collect::<Vec<_>>(), [None]);
    let promise = read("力争办结率达到90%", Place::Measure, Some(2023));
    assert_eq!(promise.iter().map(|f| f.modality).collect::<Vec<_>>(), [Some(Modality::Soft)]);
}

proptest! {
    /// Whatever is written, reading ends, and each span is where it says.
    #[test]
    fn any_text_gives_figures_whose_spans_stand_in_it(
        text in "([0-9０-９一二三十百千万亿两半余多前第每约低〇. ,%、，。；（）“”《》〔-]|个工作日|万元|项|名|以上|不超过|百分之|月|日|年|率){0,60}",
    ) {
        for figure in read(&text, Place::Goal, Some(2024)) {
            let start = figure.column as usize - 1;
            let at: String = text.chars().skip(start).take(figure.length as usize).collect();
            prop_assert_eq!(at, figure.span);
        }
    }

    /// A limit reads back as the number that was written into the sentence.
    #[test]
    fn a_written_limit_reads_back(days in 1_u32..1000, hundredths in 0_u32..100) {
        let figures = read(&format!("审批不超过{days}.{hundredths:02}个工作日"), Place::Measure, None);
        prop_assert_eq!(figures.len(), 1);
        let written = format!("{days}.{hundredths:02}");
        let shown = written.trim_end_matches('0').trim_end_matches('.');
        prop_assert_eq!(figures[0].value.to_string(), shown);
    }
}

#[test]
fn a_line_of_a_hundred_thousand_signs_is_read_like_any_other() {
    let text = "不超过5个工作日".repeat(12_500);
    assert_eq!(read(&text, Place::Measure, None).len(), 12_500);
    let quoted = "“《（前三".repeat(10_000);
    assert!(read(&quoted, Place::Measure, None).len() <= 10_000);
}

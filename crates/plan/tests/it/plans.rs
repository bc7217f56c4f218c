//! 方案 whole plans of several shapes (`cases/plans`), each against the reading a person made of it.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests; the lint knows only test functions")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use plan::{Options, compile, print, read};
use serde_json::Value;

/// Below this a plan counts as misread.
const ENOUGH: f64 = 0.95;

/// What is judged together.
#[derive(Default)]
struct Tally {
    gold: Vec<String>,
    read: Vec<String>,
}

impl Tally {
    fn missing(&self) -> Vec<&String> {
        beyond(&self.gold, &self.read)
    }

    fn extra(&self) -> Vec<&String> {
        beyond(&self.read, &self.gold)
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of a small plan")]
    fn f1(&self) -> f64 {
        let hits = self.gold.len() - self.missing().len();
        let all = self.gold.len() + self.read.len();
        if all == 0 { 1.0 } else { 2.0 * hits as f64 / all as f64 }
    }
}

/// What stands in `some` more often than in `others`.
fn beyond<'a>(some: &'a [String], others: &[String]) -> Vec<&'a String> {
    let mut rest: BTreeMap<&String, usize> = BTreeMap::new();
    for other in others {
        *rest.entry(other).or_default() += 1;
    }
    let left = |fact: &&String| match rest.get_mut(*fact) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    some.iter().filter(left).collect()
}

/// Width, blanks and kinds of quotation mark do not count.
fn fold(text: &str) -> String {
    let half = |c: char| match c {
        '「' | '」' | '“' | '”' => '"',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(half).collect()
}

fn text(value: &Value) -> String {
    fold(value.as_str().unwrap_or_default())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The facts of one reading by what they are about.
struct Facts {
    structure: Vec<String>,
    responsibility: Vec<String>,
    deadline: Vec<String>,
    aliases: BTreeMap<String, String>,
}

impl Facts {
    fn of(plan: &Value, aliases: BTreeMap<String, String>) -> Self {
        let mut facts = Self { structure: Vec::new(), responsibility: Vec::new(), deadline: Vec::new(), aliases };
        facts.structure.push(format!("题 {}", text(&plan["title"])));
        facts.structure.push(format!("导语 {}", text(&plan["preamble"]["text"])));
        for chapter in list(&plan["chapters"]) {
            let no = &chapter["no"];
            facts.structure.push(format!("章 {no} {}", text(&chapter["indicator"])));
            facts.structure.extend(list(&chapter["problems"]).iter().map(|p| format!("问题 {no} {}", text(p))));
            facts.structure.push(format!("目标 {no} {}", text(&chapter["goal_text"])));
            for rank in list(&chapter["target_ranks"]) {
                facts.structure.push(format!("位次 {no} {} {}", text(&rank["scope"]), rank["rank_at_most"]));
            }
            for measure in list(&chapter["measures"]) {
                facts.measure(measure, &no.to_string());
            }
        }
        facts
    }

    fn measure(&mut self, measure: &Value, above: &str) {
        let label = text(&measure["label"]);
        let path = format!("{above}/{}", label.trim_matches(['、', '.', ',', ':', '。']));
        self.structure.push(format!("措施 {path} 第{}层 {}", measure["level"], text(&measure["text"])));
        for field in ["units", "lead_units", "persons", "phones"] {
            for value in list(&measure[field]) {
                let name = masked(field, text(value));
                let name = self.aliases.get(&name).cloned().unwrap_or(name);
                self.responsibility.push(format!("{field} {path} {name}"));
            }
        }
        if let Some(deadline) = measure["deadline"].as_str().filter(|words| !words.is_empty()) {
            self.deadline.push(format!("时限 {path} {}", fold(deadline)));
        }
        for child in list(&measure["children"]) {
            self.measure(child, &path);
        }
    }
}

fn masked(field: &str, digits: String) -> String {
    let shown = |(at, c): (usize, char)| if (3..digits.len().saturating_sub(4)).contains(&at) { '*' } else { c };
    if field == "phones" { digits.chars().enumerate().map(shown).collect() } else { digits }
}

/// Figures agree when chapter, value and unit do and one span holds the other; a pair is told as one fact.
fn figures(gold: &Value, read: &Value) -> Tally {
    let key = |f: &Value| format!("{} {} {}", f["chapter"], f["value"].as_f64().unwrap_or(f64::NAN), text(&f["unit"]));
    let mut tally = Tally::default();
    let mut rest: Vec<&Value> = list(read).iter().collect();
    for want in list(gold) {
        let span = text(&want["span"]);
        let fits = |got: &&Value| {
            let other = text(&got["span"]);
            key(got) == key(want) && (other.contains(&span) || span.contains(&other))
        };
        let fact = format!("数字 {} {span}", key(want));
        if let Some(at) = rest.iter().position(fits) {
            let got = rest.remove(at);
            let told = |f: &Value| format!("{} {}", text(&f["comparator"]), text(&f["kind"]));
            let shade = if told(got) == told(want) { String::new() } else { format!(" [{}]", told(got)) };
            if !shade.is_empty() {
                println!("  其次 {fact}: 读作{shade}, 应为 [{}]", told(want));
            }
            tally.read.push(fact.clone());
        }
        tally.gold.push(fact);
    }
    tally.read.extend(rest.into_iter().map(|got| format!("数字 {} {}", key(got), text(&got["span"]))));
    tally
}

fn aliases(gold: &Value) -> BTreeMap<String, String> {
    let table = gold["conventions"]["unit_aliases"].as_object();
    let classes = table.into_iter().flatten();
    classes.flat_map(|(name, others)| list(others).iter().map(move |other| (text(other), fold(name)))).collect()
}

/// What a plan's reading differs in, and the parts that fall short.
fn judge(file: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/plans");
    let document = read::read(file, &fs::read(folder.join(file)).unwrap()).unwrap();
    let compiled = print::json::json(&compile(&document, &Options::default()));
    let compiled: Value = serde_json::from_str(&compiled).unwrap();
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    let gold = fs::read_to_string(folder.join(format!("{name}.gold.json"))).unwrap();
    let gold: Value = serde_json::from_str(&gold).unwrap();
    let want = Facts::of(&gold, aliases(&gold));
    let got = Facts::of(&compiled, aliases(&gold));
    let parts = [
        ("结构", Tally { gold: want.structure, read: got.structure }),
        ("责任", Tally { gold: want.responsibility, read: got.responsibility }),
        ("时限", Tally { gold: want.deadline, read: got.deadline }),
        ("数字", figures(&gold["figures"], &compiled["figures"])),
    ];
    let mut short = String::new();
    for (part, tally) in parts {
        println!("{file} {part} F1 {:.3}", tally.f1());
        tally.missing().iter().for_each(|fact| println!("  未读出 {fact}"));
        tally.extra().iter().for_each(|fact| println!("  多读出 {fact}"));
        if tally.f1() < ENOUGH {
            let _ = writeln!(short, "{file} {part} F1 {:.3}", tally.f1());
        }
    }
    short
}

#[test]
fn a_markdown_plan_with_brackets_of_responsibility_reads_as_a_person_reads_it() {
    assert_eq!(judge("markdown-brackets.md"), "");
}

#[test]
fn a_plan_in_traditional_characters_reads_as_a_person_reads_it() {
    assert_eq!(judge("traditional-halfwidth.txt"), "");
}

#[test]
fn a_table_with_merged_cells_reads_as_a_person_reads_it() {
    assert_eq!(judge("table-merged.html"), "");
}

#[test]
fn a_lone_chapter_with_four_kinds_of_labels_reads_as_a_person_reads_it() {
    assert_eq!(judge("lone-chapter.txt"), "");
}

#[test]
fn a_gb18030_plan_with_measures_by_is_reads_as_a_person_reads_it() {
    assert_eq!(judge("gb18030-is-labels.txt"), "");
}

#[test]
fn only_a_problem_that_no_measure_takes_up_is_called_unanswered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/plans");
    let mut unanswered = Vec::new();
    for file in [
        "gb18030-is-labels.txt",
        "lone-chapter.txt",
        "markdown-brackets.md",
        "table-merged.html",
        "traditional-halfwidth.txt",
    ] {
        let document = read::read(file, &fs::read(folder.join(file)).unwrap()).unwrap();
        let plan = compile(&document, &Options::default());
        let lost = plan.diagnostics.iter().filter(|told| told.code == "problem.unanswered");
        unanswered.extend(lost.map(|told| format!("{file} {}", told.span.line)));
    }
    // 停水信息告知不及时: two measures for three problems, and neither speaks of it.
    assert_eq!(unanswered, ["markdown-brackets.md 27"]);
}

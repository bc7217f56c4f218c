//! The same plan in every format compiles to the same structure; a table of it too.

use super::convert::{Layout, Merged, docx_paragraphs, docx_table, html, pdf};
use super::same::{lines, plans};
use plan::plan::{Chapter, Measure, Owners};
use plan::read::read;
use plan::{Options, Plan, compile};

fn compiled(file: &str, bytes: &[u8]) -> Plan {
    let document = read(file, bytes).unwrap_or_else(|unreadable| unreachable!("{unreadable}"));
    compile(&document, &Options::default())
}

fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Everything that must not depend on the format, one fact a line.
fn shape(plan: &Plan) -> Vec<String> {
    let mut facts = vec![format!("title {}", words(&plan.title.text))];
    facts.push(format!("preamble {}", words(&plan.preamble.text)));
    for chapter in &plan.chapters {
        facts.push(format!("chapter {} {}", chapter.no, chapter.indicator));
        facts.extend(chapter.problems.iter().map(|problem| format!("problem {}", words(&problem.excerpt.text))));
        facts.push(format!("goal {}", words(&chapter.goal.text)));
        facts.extend(chapter.target_ranks.iter().map(|rank| format!("rank {:?} {:?}", rank.scope, rank.rank_at_most)));
        for measure in chapter.all_measures() {
            facts.push(format!("measure {} {} {}", measure.level, measure.label, words(&measure.excerpt.text)));
            facts.push(format!("owners {}", owners(&measure.owners)));
        }
    }
    facts
}

fn owners(owners: &Owners) -> String {
    let units =
        |units: &[plan::plan::UnitRef]| units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(" ");
    let persons: Vec<_> = owners.persons.iter().map(|person| person.name.as_str()).collect();
    let deadline = owners.deadline.as_ref().map_or("", |deadline| deadline.normal.as_str());
    format!("{}/{}/{}/{deadline}", units(&owners.units), units(&owners.lead_units), persons.join(" "))
}

fn assert_same_shape(name: &str, file: &str, plan: &Plan, written: &Plan) {
    let (read, written) = (shape(plan), shape(written));
    for (read, written) in read.iter().zip(&written) {
        assert_eq!(read, written, "{name} as {file}");
    }
    assert_eq!(read.len(), written.len(), "{name} as {file}");
}

#[test]
fn a_plan_compiles_to_the_same_structure_from_every_format() {
    for (name, text) in plans() {
        let written = compiled("plan.txt", text.as_bytes());
        assert!(written.chapters.len() >= 15, "{name} has lost its chapters");
        let layout = Layout { width: 36.0, indent: 2.0, lines: 38 };
        for (file, bytes) in [
            ("gb.txt", encoding_rs::GB18030.encode(&text).0.into_owned()),
            ("plan.docx", docx_paragraphs(&lines(&text))),
            ("plan.html", html(&lines(&text))),
            ("plan.pdf", pdf(&lines(&text), &layout)),
        ] {
            assert_same_shape(&name, file, &compiled(file, &bytes), &written);
        }
    }
}

#[test]
fn a_plan_kept_as_a_table_compiles_to_the_same_structure() {
    for (name, text) in plans() {
        let written = compiled("plan.txt", text.as_bytes());
        assert_same_shape(&name, "table.docx", &compiled("table.docx", &as_table(&written)), &written);
    }
}

const COLUMNS: [&str; 9] =
    ["序号", "指标", "主要问题", "整改目标", "整改措施", "责任单位", "牵头单位", "责任人", "完成时限"];

/// One row a top-level measure; number, indicator, problems and goal of a chapter are merged over its rows.
fn as_table(plan: &Plan) -> Vec<u8> {
    let above: Vec<String> = plan.title.text.lines().chain(plan.preamble.text.lines()).map(str::to_owned).collect();
    let one = |text: &str| Some(Merged { lines: text.lines().map(str::to_owned).collect(), rows: 1 });
    let mut rows = vec![COLUMNS.iter().map(|name| one(name)).collect::<Vec<_>>()];
    for chapter in &plan.chapters {
        for (nth, measure) in chapter.measures.iter().enumerate() {
            let mut row: Vec<Option<Merged>> =
                if nth == 0 { of_chapter(chapter) } else { vec![None, None, None, None] };
            row.push(one(&measure.excerpt.text));
            row.extend(of_measure(measure).iter().map(|text| one(text)));
            rows.push(row);
        }
    }
    docx_table(&above, &rows)
}

fn of_chapter(chapter: &Chapter) -> Vec<Option<Merged>> {
    let problems =
        chapter.problems.iter().flat_map(|problem| problem.excerpt.text.lines()).map(str::to_owned).collect();
    let goal = chapter.goal.text.lines().map(str::to_owned).collect();
    let cell = |lines| Some(Merged { lines, rows: chapter.measures.len() });
    vec![cell(vec![chapter.no.to_string()]), cell(vec![chapter.indicator.clone()]), cell(problems), cell(goal)]
}

fn of_measure(measure: &Measure) -> [String; 4] {
    let owners = &measure.owners;
    let units =
        |units: &[plan::plan::UnitRef]| units.iter().map(|unit| unit.written.as_str()).collect::<Vec<_>>().join("、");
    let persons: Vec<_> = owners.persons.iter().map(|person| person.name.as_str()).collect();
    let deadline = owners.deadline.as_ref().map_or_else(String::new, |deadline| deadline.text.clone());
    [units(&owners.units), units(&owners.lead_units), persons.join("、"), deadline]
}

//! JSON the contract of `heluo plan check --format json`: the fields of every object in alphabetical order.

use serde::Serialize;

use crate::diagnostic::{self, Lang};
use crate::document::Format;
use crate::figure::{Decimal, Kind, Modality};
use crate::{figure, plan};
use plan::{Cover, Excerpt, Plan, Scope, UnitRef};

/// The whole plan as one object. Phones are masked.
#[must_use]
pub fn json(plan: &Plan) -> String {
    let mut text = serde_json::to_string_pretty(&Root::of(plan)).unwrap_or_default();
    text.push('\n');
    text
}

/// First and last line; none for kinds of files that have no lines.
type Lines = Option<(u32, u32)>;

#[derive(Serialize)]
struct Root<'a> {
    chapters: Vec<Chapter<'a>>,
    common_units: Vec<&'a str>,
    diagnostics: Vec<Diagnostic<'a>>,
    figures: Vec<Figure<'a>>,
    place: Option<&'a str>,
    preamble: Preamble<'a>,
    title: &'a str,
    units: Vec<Unit<'a>>,
    year: Option<i16>,
}

#[derive(Serialize)]
struct Preamble<'a> {
    lines: Lines,
    text: &'a str,
}

#[derive(Serialize)]
struct Unit<'a> {
    doubtful: bool,
    name: &'a str,
    spellings: Vec<&'a str>,
}

#[derive(Serialize)]
struct Chapter<'a> {
    goal_text: &'a str,
    heading: &'a str,
    indicator: &'a str,
    measures: Vec<Measure<'a>>,
    no: u32,
    problems: Vec<&'a str>,
    target_ranks: Vec<Target<'a>>,
}

#[derive(Serialize)]
struct Target<'a> {
    modality: &'a str,
    rank_at_most: Option<u32>,
    scope: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct Measure<'a> {
    attribution: Attribution,
    children: Vec<Self>,
    contacts: Vec<&'a str>,
    deadline: Option<&'a str>,
    deadline_text: &'a str,
    due: Option<String>,
    inferred_label: Option<&'a str>,
    label: &'a str,
    lead_units: Vec<&'a str>,
    level: u8,
    lines: Lines,
    partner_units: Vec<&'a str>,
    person_roles: Vec<Role<'a>>,
    persons: Vec<&'a str>,
    phones: Vec<String>,
    text: &'a str,
    title: &'a str,
    units: Vec<&'a str>,
}

/// How the measure came by each field that has a value.
#[derive(Serialize)]
struct Attribution {
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_units: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partner_units: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    persons: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phones: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<&'static str>,
}

#[derive(Serialize)]
struct Role<'a> {
    name: &'a str,
    role: &'a str,
}

#[derive(Serialize)]
struct Figure<'a> {
    approximate: bool,
    chapter: u32,
    column: u32,
    comparator: &'static str,
    condition: &'a str,
    implied: bool,
    kind: Kind,
    lines: Lines,
    modality: Option<Modality>,
    span: &'a str,
    subject: &'a str,
    unit: &'a str,
    value: Decimal,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    code: &'a str,
    column: u32,
    help: String,
    help_en: String,
    length: u32,
    line: u32,
    message: String,
    message_en: String,
    second: Option<Place>,
    severity: &'static str,
}

#[derive(Serialize)]
struct Place {
    column: u32,
    length: u32,
    line: u32,
}

impl<'a> Root<'a> {
    fn of(plan: &'a Plan) -> Self {
        let unit = |unit: &'a plan::UnitName| Unit {
            doubtful: unit.doubtful,
            name: &unit.name,
            spellings: unit.spellings.iter().map(|(written, _)| written.as_str()).collect(),
        };
        Self {
            chapters: plan.chapters.iter().map(|chapter| Chapter::of(chapter, plan.format)).collect(),
            common_units: names(&plan.common_units),
            diagnostics: plan.diagnostics.iter().map(Diagnostic::of).collect(),
            figures: plan.figures.iter().map(|figure| Figure::of(figure, plan.format)).collect(),
            place: plan.place.as_deref(),
            preamble: Preamble { lines: lines(&plan.preamble, plan.format), text: &plan.preamble.text },
            title: &plan.title.text,
            units: plan.units.iter().map(unit).collect(),
            year: plan.year,
        }
    }
}

impl<'a> Chapter<'a> {
    fn of(chapter: &'a plan::Chapter, format: Format) -> Self {
        Self {
            goal_text: &chapter.goal.text,
            heading: &chapter.heading.text,
            indicator: &chapter.indicator,
            measures: chapter.measures.iter().map(|measure| Measure::of(measure, format)).collect(),
            no: chapter.no,
            problems: chapter.problems.iter().map(|problem| problem.excerpt.text.as_str()).collect(),
            target_ranks: chapter.target_ranks.iter().map(Target::of).collect(),
        }
    }
}

impl<'a> Target<'a> {
    fn of(target: &'a plan::TargetRank) -> Self {
        let scope = match target.scope {
            Scope::Nation => "全国",
            Scope::Province => "省",
            Scope::City => "市",
        };
        Self { modality: &target.modality, rank_at_most: target.rank_at_most, scope, text: &target.excerpt.text }
    }
}

impl<'a> Measure<'a> {
    fn of(measure: &'a plan::Measure, format: Format) -> Self {
        let owners = &measure.owners;
        let (contacts, persons): (Vec<_>, Vec<_>) = owners.persons.iter().partition(|person| person.is_contact());
        let called = |persons: Vec<&'a plan::Person>| persons.into_iter().map(|it| it.name.as_str()).collect();
        let deadline = owners.deadline.as_ref();
        Self {
            attribution: Attribution::of(&measure.attribution),
            children: measure.children.iter().map(|child| Measure::of(child, format)).collect(),
            contacts: called(contacts),
            deadline: deadline.map(|it| it.normal.as_str()).filter(|normal| !normal.is_empty()),
            deadline_text: deadline.map_or("", |it| &it.text),
            due: deadline.and_then(|it| it.due).map(|day| day.to_string()),
            inferred_label: measure.inferred_label.as_deref(),
            label: &measure.label,
            lead_units: names(&owners.lead_units),
            level: measure.level,
            lines: lines(&measure.excerpt, format),
            partner_units: names(&owners.partner_units),
            person_roles: owners.persons.iter().map(|it| Role { name: &it.name, role: &it.role }).collect(),
            persons: called(persons),
            phones: owners.phones.iter().map(plan::Phone::masked).collect(),
            text: &measure.excerpt.text,
            title: &measure.title,
            units: names(&owners.units),
        }
    }
}

impl Attribution {
    fn of(by: &plan::Attribution) -> Self {
        let name = |cover: Cover| match cover {
            Cover::Own => "own",
            Cover::SharedBlock => "shared-block",
            Cover::Parent => "parent",
        };
        Self {
            deadline: by.deadline.map(name),
            lead_units: by.lead_units.map(name),
            partner_units: by.partner_units.map(name),
            persons: by.persons.map(name),
            phones: by.phones.map(name),
            units: by.units.map(name),
        }
    }
}

impl<'a> Figure<'a> {
    fn of(figure: &'a figure::Figure, format: Format) -> Self {
        Self {
            approximate: figure.approximate,
            chapter: figure.chapter,
            column: figure.column,
            comparator: figure.comparator.sign(),
            condition: &figure.condition,
            implied: figure.implied,
            kind: figure.kind,
            lines: format.has_lines().then_some(figure.lines),
            modality: figure.modality,
            span: &figure.span,
            subject: &figure.subject,
            unit: &figure.unit,
            value: figure.value,
        }
    }
}

impl<'a> Diagnostic<'a> {
    fn of(diagnostic: &'a diagnostic::Diagnostic) -> Self {
        let span = diagnostic.span;
        Self {
            code: diagnostic.code,
            column: span.column,
            help: diagnostic.help(Lang::Zh),
            help_en: diagnostic.help(Lang::En),
            length: span.length,
            line: span.line,
            message: diagnostic.message(Lang::Zh),
            message_en: diagnostic.message(Lang::En),
            second: diagnostic.second.map(|at| Place { column: at.column, length: at.length, line: at.line }),
            severity: diagnostic.severity.name(),
        }
    }
}

fn names(units: &[UnitRef]) -> Vec<&str> {
    units.iter().map(|unit| unit.name.as_str()).collect()
}

fn lines(excerpt: &Excerpt, format: Format) -> Lines {
    excerpt.lines().filter(|_| format.has_lines())
}

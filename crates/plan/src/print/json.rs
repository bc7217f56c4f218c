//! JSON the contract of `heluo plan check --format json`.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Lang};
use crate::document::Format;
use crate::figure::Figure;
use crate::plan::{Chapter, Cover, Excerpt, Measure, Plan, Problem, Scope, Span, TargetRank, UnitRef};

/// The whole plan as one object. Phones are masked.
#[must_use]
pub fn json(plan: &Plan) -> String {
    let diagnostics: Vec<Value> = plan.diagnostics.iter().map(diagnostic).collect();
    let figures: Vec<Value> = plan.figures.iter().map(|figure| self::figure(figure, plan.format)).collect();
    let units = plan.units.iter().map(|unit| {
        let spellings: Vec<&str> = unit.spellings.iter().map(|(written, _)| written.as_str()).collect();
        json!({ "name": unit.name, "spellings": spellings, "doubtful": unit.doubtful })
    });
    let value = json!({
        "title": plan.title.text,
        "year": plan.year,
        "place": plan.place,
        "preamble": { "text": plan.preamble.text, "lines": lines(&plan.preamble, plan.format) },
        "chapters": plan.chapters.iter().map(|c| chapter(c, plan.format)).collect::<Vec<_>>(),
        "figures": figures,
        "units": units.collect::<Vec<_>>(),
        "common_units": names(&plan.common_units),
        "diagnostics": diagnostics,
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}

fn chapter(chapter: &Chapter, format: Format) -> Value {
    json!({
        "no": chapter.no,
        "indicator": chapter.indicator,
        "heading": chapter.heading.text,
        "problems": chapter.problems.iter().map(|p: &Problem| p.excerpt.text.as_str()).collect::<Vec<_>>(),
        "goal_text": chapter.goal.text,
        "target_ranks": chapter.target_ranks.iter().map(target).collect::<Vec<_>>(),
        "measures": chapter.measures.iter().map(|m| measure(m, format)).collect::<Vec<_>>(),
    })
}

fn target(target: &TargetRank) -> Value {
    let scope = match target.scope {
        Scope::Nation => "全国",
        Scope::Province => "省",
        Scope::City => "市",
    };
    json!({
        "scope": scope,
        "text": target.excerpt.text,
        "rank_at_most": target.rank_at_most,
        "modality": target.modality,
    })
}

fn measure(measure: &Measure, format: Format) -> Value {
    let owners = &measure.owners;
    let answerable = owners.persons.iter().filter(|person| !person.is_contact());
    let contacts = owners.persons.iter().filter(|person| person.is_contact());
    let by = measure.attribution;
    let mut attribution = serde_json::Map::new();
    let fields = [
        ("units", by.units),
        ("lead_units", by.lead_units),
        ("partner_units", by.partner_units),
        ("persons", by.persons),
        ("phones", by.phones),
        ("deadline", by.deadline),
    ];
    for (name, cover) in fields {
        if let Some(cover) = cover {
            attribution.insert(name.to_owned(), Value::from(cover_name(cover)));
        }
    }
    let deadline = owners.deadline.as_ref();
    json!({
        "label": measure.label,
        "inferred_label": measure.inferred_label,
        "level": measure.level,
        "title": measure.title,
        "text": measure.excerpt.text,
        "children": measure.children.iter().map(|child| self::measure(child, format)).collect::<Vec<_>>(),
        "units": names(&owners.units),
        "lead_units": names(&owners.lead_units),
        "partner_units": names(&owners.partner_units),
        "persons": answerable.map(|person| person.name.as_str()).collect::<Vec<_>>(),
        "person_roles": owners.persons.iter().map(|p| json!({ "name": p.name, "role": p.role })).collect::<Vec<_>>(),
        "contacts": contacts.map(|person| person.name.as_str()).collect::<Vec<_>>(),
        "phones": owners.phones.iter().map(crate::plan::Phone::masked).collect::<Vec<_>>(),
        "deadline": deadline.map(|deadline| deadline.normal.as_str()).filter(|normal| !normal.is_empty()),
        "deadline_text": deadline.map_or("", |deadline| deadline.text.as_str()),
        "due": deadline.and_then(|deadline| deadline.due).map(|day| day.to_string()),
        "lines": lines(&measure.excerpt, format),
        "attribution": attribution,
    })
}

const fn cover_name(cover: Cover) -> &'static str {
    match cover {
        Cover::Own => "own",
        Cover::SharedBlock => "shared-block",
        Cover::Parent => "parent",
    }
}

fn names(units: &[UnitRef]) -> Vec<&str> {
    units.iter().map(|unit| unit.name.as_str()).collect()
}

fn lines(excerpt: &Excerpt, format: Format) -> Value {
    match excerpt.lines().filter(|_| format.has_lines()) {
        Some((first, last)) => json!([first, last]),
        None => Value::Null,
    }
}

fn figure(figure: &Figure, format: Format) -> Value {
    // The contract asks for a JSON number; the text of the decimal is parsed so that nothing is rounded before that.
    let value: Value = serde_json::from_str(&figure.value.to_string()).unwrap_or(Value::Null);
    json!({
        "chapter": figure.chapter,
        "span": figure.span,
        "subject": figure.subject,
        "comparator": figure.comparator.sign(),
        "value": value,
        "unit": figure.unit,
        "condition": figure.condition,
        "kind": figure.kind,
        "modality": figure.modality,
        "approximate": figure.approximate,
        "lines": if format.has_lines() { json!([figure.lines.0, figure.lines.1]) } else { Value::Null },
        "column": figure.column,
        "implied": figure.implied,
    })
}

fn diagnostic(diagnostic: &Diagnostic) -> Value {
    let place = |span: Span| json!({ "line": span.line, "column": span.column, "length": span.length });
    json!({
        "code": diagnostic.code,
        "severity": diagnostic.severity.name(),
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "length": diagnostic.span.length,
        "second": diagnostic.second.map(place),
        "message": diagnostic.message(Lang::Zh),
        "message_en": diagnostic.message(Lang::En),
        "help": diagnostic.help(Lang::Zh),
        "help_en": diagnostic.help(Lang::En),
    })
}

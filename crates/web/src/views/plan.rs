//! 方案: the line of a list, the source with its marks, the outline, the findings.

use super::{Lens, lens::number};
use ledger::plan::{Entry, EntryState, Plan, PlanProblem};
use office::{FileRow, compile_plan::Compiled, export_checkup};
use pages::{
    Lang,
    page::{Diagnosis, Diagnostic, Node, PlanRow, ReviewEntry, SourceLine},
};
use plan::{
    diagnostic::{self, REGISTRY},
    figure::Figure,
    plan::{Excerpt, Measure, Span},
};
use std::collections::BTreeMap;
use vocab::DocketId;

/// The longest text of a line in the outline, in characters.
const CUT: usize = 60;

/// 方案 a line of the list. What stands in the way of adopting is counted as 必改.
#[must_use]
pub fn row(id: DocketId, plan: &Plan, file: Option<&FileRow>, lens: &Lens<'_>) -> PlanRow {
    let leaves: Vec<&Entry> = plan.plan.leaves().collect();
    let lacking = leaves.iter().filter(|it| it.parties.lead.is_none() || it.due.is_none()).count();
    let by = file.and_then(|it| it.account);
    PlanRow {
        id,
        title: lens.text(&plan.plan.title),
        state: plan.stage.name().to_owned(),
        number: plan.adoption.as_ref().map(|it| it.number.clone()).unwrap_or_default(),
        issuer: plan.adoption.as_ref().map(|it| it.issuer.clone()).unwrap_or_default(),
        adopted_on: plan.adoption.as_ref().map(|it| it.on),
        uploaded_at: file.map_or_else(|| office::world::dawn(plan.opened_on), |it| it.at),
        uploaded_by: by.map(|it| lens.directory.account(it).to_owned()).unwrap_or_default(),
        file: file.map(|it| it.name.clone()).unwrap_or_default(),
        chapters: many(plan.plan.chapters.len()),
        measures: many(leaves.len()),
        figures: many(leaves.iter().map(|it| it.figures.len()).sum()),
        errors: many(lacking),
        warnings: many(leaves.iter().filter(|it| !it.unmatched.is_empty()).count()),
        notes: many(plan.unanswered().len()),
    }
}

/// A length as pages show it.
#[must_use]
pub fn many(length: usize) -> u32 {
    number(u64::try_from(length).unwrap_or(u64::MAX))
}

/// 原文 line by line, each with the worst that was found on it.
#[must_use]
pub fn source(compiled: &Compiled, lens: &Lens<'_>) -> Vec<SourceLine> {
    let mut marks: BTreeMap<u32, usize> = BTreeMap::new();
    for found in &compiled.plan.diagnostics {
        let rank = SEVERITIES.iter().position(|it| *it == severity(found)).unwrap_or(0);
        let worst = marks.entry(found.span.line).or_insert(rank);
        *worst = rank.min(*worst);
    }
    let lines = export_checkup::lines(compiled).into_iter();
    lines
        .map(|(no, text)| SourceLine {
            no,
            text: lens.text(&text),
            mark: marks.get(&no).and_then(|rank| SEVERITIES.get(*rank)).copied().unwrap_or(""),
        })
        .collect()
}

const SEVERITIES: [&str; 3] = ["error", "warning", "note"];

/// 必改 counts as an error wherever it is shown, whatever the registry calls it.
fn severity(found: &diagnostic::Diagnostic) -> &'static str {
    if found.must_fix() { "error" } else { found.severity.name() }
}

/// 体检
#[must_use]
pub fn diagnosis(compiled: &Compiled, lens: &Lens<'_>) -> Diagnosis {
    let lines = export_checkup::lines(compiled);
    let lang = if lens.w.lang == Lang::Zh { diagnostic::Lang::Zh } else { diagnostic::Lang::En };
    let kind = |code: &str| {
        let entry = REGISTRY.entry(code);
        let meaning = entry.map(|it| if lens.w.lang == Lang::Zh { &it.meaning_zh } else { &it.meaning_en });
        meaning.map_or_else(|| code.to_owned(), Clone::clone)
    };
    let also = |span: Span| (span.line, lens.text(&cut(lines.get(&span.line).map_or("", String::as_str))));
    let one = |it: &diagnostic::Diagnostic| Diagnostic {
        code: it.code.to_owned(),
        kind: kind(it.code),
        severity: severity(it),
        line: it.span.line,
        column: it.span.column,
        message: lens.text(&it.message(lang)),
        help: lens.text(&it.help(lang)),
        also: it.second.map(also),
    };
    Diagnosis::arrange(compiled.plan.diagnostics.iter().map(one).collect())
}

fn cut(text: &str) -> String {
    let text = text.trim();
    let mut short: String = text.chars().take(CUT).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// 结构 as an outline.
#[must_use]
pub fn outline(compiled: &Compiled, lens: &Lens<'_>) -> Vec<Node> {
    let mut nodes = Vec::new();
    for chapter in &compiled.plan.chapters {
        let heading = chapter.heading.text.trim();
        let text = if chapter.indicator.is_empty() { heading } else { &chapter.indicator };
        nodes.push(node("chapter", 0, "", text, &chapter.heading, lens));
        for problem in &chapter.problems {
            let text = if problem.title.is_empty() { &problem.excerpt.text } else { &problem.title };
            nodes.push(node("problem", 1, &problem.label, text, &problem.excerpt, lens));
        }
        if !chapter.goal.text.is_empty() {
            let mut goal = node("goal", 1, "", &chapter.goal.text, &chapter.goal, lens);
            goal.figures = figures(compiled, &chapter.goal, lens);
            nodes.push(goal);
        }
        for measure in &chapter.measures {
            measures(compiled, measure, lens, &mut nodes);
        }
    }
    nodes
}

fn measures(compiled: &Compiled, measure: &Measure, lens: &Lens<'_>, nodes: &mut Vec<Node>) {
    let label = if measure.label.is_empty() { measure.inferred_label.as_deref().unwrap_or("") } else { &measure.label };
    let mut one = node("measure", measure.level.max(1), label, &measure.title, &measure.excerpt, lens);
    let owners = &measure.owners;
    for unit in owners.lead_units.iter().chain(&owners.units).chain(&owners.partner_units) {
        if !one.units.contains(&unit.name) {
            one.units.push(unit.name.clone());
        }
    }
    one.persons = owners.persons.iter().map(|it| it.name.clone()).collect();
    one.due = owners.deadline.as_ref().map(|it| it.text.clone()).unwrap_or_default();
    one.figures = figures(compiled, &measure.excerpt, lens);
    nodes.push(one);
    for child in &measure.children {
        measures(compiled, child, lens, nodes);
    }
}

fn node(kind: &'static str, depth: u8, label: &str, text: &str, at: &Excerpt, lens: &Lens<'_>) -> Node {
    let (from, to) = at.lines().unwrap_or((0, 0));
    Node {
        kind,
        depth,
        label: label.to_owned(),
        text: lens.text(&cut(text)),
        from,
        to,
        units: Vec::new(),
        persons: Vec::new(),
        due: String::new(),
        figures: Vec::new(),
    }
}

/// 承诺数 of a passage; what only tells how things stand is none.
fn figures(compiled: &Compiled, at: &Excerpt, lens: &Lens<'_>) -> Vec<String> {
    let own = |it: &&Figure| {
        let place = Span { line: it.lines.0, column: it.column, length: it.length };
        !it.kind.is_fact() && !it.implied && at.covers(place)
    };
    let sign = |it: &Figure| it.comparator.sign().replace("<=", "≤").replace(">=", "≥");
    let text = |it: &Figure| lens.text(format!("{} {} {}", sign(it), it.value, it.unit).trim());
    compiled.plan.figures.iter().filter(own).map(text).collect()
}

/// What `entry` lacks: codes of `lack-…`.
#[must_use]
pub fn lacks(entry: &Entry) -> Vec<&'static str> {
    if !entry.is_kept() {
        return Vec::new();
    }
    let lack = |lacks: bool, name| lacks.then_some(name);
    [
        lack(entry.parties.lead.is_none(), "owner"),
        lack(entry.due.is_none(), "due"),
        lack(!entry.unmatched.is_empty(), "unit"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Entries that a reviewer goes over: groups and steps stay in the text of others.
pub fn reviewed(plan: &Plan) -> impl Iterator<Item = &Entry> {
    plan.plan.entries.iter().filter(|it| it.level <= 2 && !plan.plan.is_group(it))
}

/// 拟入台账的措施
#[must_use]
pub fn entry(plan: &Plan, entry: &Entry, lens: &Lens<'_>) -> ReviewEntry {
    let fixed = plan.source.entry(entry.no).is_some_and(|it| it != entry);
    let path = |no: &u32| plan.plan.entry(*no).map_or_else(|| no.to_string(), |it| it.path.clone());
    let (state, reason) = match &entry.state {
        EntryState::Kept => (if fixed { "fixed" } else { "kept" }, String::new()),
        EntryState::Dropped { reason } => ("dropped", lens.text(reason)),
        EntryState::Split { into } => ("split", into.iter().map(path).collect::<Vec<_>>().join("、")),
        EntryState::Merged { into } => ("merged", path(into)),
        EntryState::Removed { .. } => ("dropped", String::new()),
    };
    let [from, to] = entry.lines.unwrap_or([0, 0]);
    let name = |id| lens.directory.unit(id).to_owned();
    ReviewEntry {
        id: entry.no.to_string(),
        no: entry.path.clone(),
        title: lens.text(&entry.title),
        indicator: plan.plan.indicator(entry.chapter).to_owned(),
        owner: entry.parties.lead.map(name).unwrap_or_default(),
        partners: entry
            .parties
            .partners
            .iter()
            .map(|it| name(it.unit))
            .chain(entry.unmatched.iter().cloned())
            .collect(),
        persons: entry.parties.persons.iter().map(|it| it.name.clone()).collect(),
        due: entry.due.and_then(ledger::Due::last_day),
        due_written: entry.due.map_or_else(|| entry.due_text.clone(), |due| lens.due(due)),
        from,
        to,
        state: state.to_owned(),
        reason,
        lacks: lacks(entry).into_iter().map(str::to_owned).collect(),
    }
}

/// One line that names a problem.
#[must_use]
pub fn problem(problem: &PlanProblem, lens: &Lens<'_>) -> String {
    lens.text(&cut(&problem.text))
}

//! 起草: from what the compiler read to what a person reviews. Personal data is masked before anything is kept.

use ledger::{Due, Figure, FileRef, Parties, Partner, Person, PersonRole, Quantity, plan as draft};
use plan::{
    figure,
    plan::{self as compiled, Measure, Plan},
};
use std::collections::BTreeMap;
use store::Unit;
use vocab::{UnitId, personal};

/// 名录 which unit a name in a plan means.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<String, UnitId>);

impl Names {
    /// Every name, short name and alias of the active units.
    #[must_use]
    pub fn of(units: &[Unit]) -> Self {
        let mut names = Self::default();
        for unit in units.iter().filter(|it| it.active) {
            let all = [&unit.name, &unit.short].into_iter().chain(&unit.aliases);
            for name in all {
                names.0.entry(key(name)).or_insert(unit.id);
            }
        }
        names
    }

    /// Adds a name.
    pub fn add(&mut self, name: &str, unit: UnitId) {
        self.0.entry(key(name)).or_insert(unit);
    }

    /// The unit of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<UnitId> {
        self.0.get(&key(name)).copied()
    }
}

fn key(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A person with the phone number that must not be logged.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Digits.
    pub phone: String,
}

/// The persons whose phone numbers the plan gives. A number is a person's where both stand alone in their measure;
/// otherwise only their order would pair them, and that is a guess.
#[must_use]
pub fn contacts(plan: &Plan) -> Vec<Contact> {
    let mut found: Vec<Contact> = plan.chapters.iter().flat_map(|it| it.all_measures()).filter_map(contact).collect();
    found.sort();
    found.dedup();
    found
}

fn contact(measure: &Measure) -> Option<Contact> {
    match (measure.owners.persons.as_slice(), measure.owners.phones.as_slice()) {
        ([person], [phone]) => Some(Contact { name: person.name.clone(), phone: phone.digits.clone() }),
        _ => None,
    }
}

/// What a draft is made with besides the plan.
pub struct Making<'a> {
    /// Which unit a name means.
    pub names: &'a Names,
    /// Rows of the persons with phone numbers.
    pub people: &'a BTreeMap<Contact, i64>,
    /// The document.
    pub file: FileRef,
}

/// 起草
#[must_use]
pub fn draft(plan: &Plan, making: &Making<'_>) -> draft::Compiled {
    let mut out = draft::Compiled {
        title: personal::mask(&plan.title.text),
        preamble: personal::mask(&plan.preamble.text),
        file: Some(making.file.clone()),
        chapters: Vec::new(),
        problems: Vec::new(),
        entries: Vec::new(),
    };
    for (at, chapter) in (0_u32..).zip(&plan.chapters) {
        out.chapters.push(draft::Chapter {
            no: chapter.no,
            indicator: chapter.indicator.clone(),
            heading: chapter.heading.text.clone(),
            goal: personal::mask(&chapter.goal.text),
            targets: chapter.target_ranks.iter().map(target).collect(),
        });
        let first = next(out.problems.last().map(|it| it.no));
        for (no, problem) in (first..).zip(&chapter.problems) {
            out.problems.push(draft::PlanProblem {
                no,
                chapter: at,
                label: problem.label.clone(),
                text: personal::mask(&problem.excerpt.text),
                lines: lines(plan, problem.excerpt.lines()),
            });
        }
        let mut place = Place { plan, chapter: at, no: chapter.no, making, labels: Vec::new() };
        let from = out.entries.len();
        for measure in &chapter.measures {
            place.put(measure, None, &mut out.entries);
        }
        for (problem, top) in &chapter.answers {
            answer(&mut out.entries, from, chapter, first, *problem, *top);
        }
    }
    out
}

/// Notes that the top-level measure `top` and its parts answer `problem`, both by position in their chapter.
fn answer(
    entries: &mut [draft::Entry],
    from: usize,
    chapter: &compiled::Chapter,
    first: u32,
    problem: usize,
    top: usize,
) {
    let size = |measure: &Measure| 1 + parts(measure);
    let skip: usize = chapter.measures.iter().take(top).map(size).sum();
    let take = chapter.measures.get(top).map_or(0, size);
    let no = first + u32::try_from(problem).unwrap_or(u32::MAX);
    for entry in entries.iter_mut().skip(from + skip).take(take) {
        entry.problems.push(no);
    }
}

fn parts(measure: &Measure) -> usize {
    measure.children.iter().map(|child| 1 + parts(child)).sum()
}

fn next(last: Option<u32>) -> u32 {
    last.map_or(1, |last| last + 1)
}

fn lines(plan: &Plan, lines: Option<(u32, u32)>) -> Option<[u32; 2]> {
    lines.filter(|_| plan.format.has_lines()).map(|(from, to)| [from, to])
}

fn target(target: &compiled::TargetRank) -> draft::TargetRank {
    let scope = match target.scope {
        compiled::Scope::Nation => "国",
        compiled::Scope::Province => "省",
        compiled::Scope::City => "市",
    };
    draft::TargetRank { scope: scope.to_owned(), text: target.excerpt.text.clone(), rank_at_most: target.rank_at_most }
}

/// Where the measures of a chapter are put.
struct Place<'a> {
    plan: &'a Plan,
    chapter: u32,
    no: u32,
    making: &'a Making<'a>,
    labels: Vec<String>,
}

impl Place<'_> {
    fn put(&mut self, measure: &Measure, parent: Option<u32>, entries: &mut Vec<draft::Entry>) {
        let no = next(entries.last().map(|it| it.no));
        self.labels.push(if measure.label.is_empty() {
            measure.inferred_label.clone().unwrap_or_default()
        } else {
            measure.label.clone()
        });
        let (parties, unmatched) = self.parties(measure);
        let deadline = measure.owners.deadline.as_ref();
        entries.push(draft::Entry {
            no,
            parent,
            chapter: self.chapter,
            level: measure.level,
            path: draft::label_path(self.no, self.labels.iter().map(String::as_str)),
            title: personal::mask(&measure.title),
            text: personal::mask(&measure.excerpt.text),
            lines: lines(self.plan, measure.excerpt.lines()),
            parties,
            unmatched,
            due: deadline.and_then(due),
            due_text: deadline.map(|it| it.text.clone()).unwrap_or_default(),
            figures: self.figures(measure),
            steps: Vec::new(),
            problems: Vec::new(),
            remark: String::new(),
            state: draft::EntryState::Kept,
        });
        for child in &measure.children {
            self.put(child, Some(no), entries);
        }
        self.labels.pop();
    }

    /// 牵头单位 is the unit named so, else the first 责任单位 as practice has it; the others help.
    fn parties(&self, measure: &Measure) -> (Parties, Vec<String>) {
        let owners = &measure.owners;
        let named = owners.lead_units.iter().chain(&owners.units).chain(&owners.partner_units);
        let mut units: Vec<UnitId> = Vec::new();
        let mut unmatched: Vec<String> = Vec::new();
        for unit in named.chain(&self.plan.common_units) {
            let found = self.making.names.find(&unit.name).or_else(|| self.making.names.find(&unit.written));
            match found {
                Some(id) if !units.contains(&id) => units.push(id),
                None if !unmatched.contains(&unit.name) => unmatched.push(unit.name.clone()),
                _ => {}
            }
        }
        let contact = contact(measure).and_then(|it| self.making.people.get(&it).copied());
        let person = |it: &compiled::Person| Person { name: it.name.clone(), role: role(&it.role), contact };
        let mut units = units.into_iter();
        let parties = Parties {
            persons: owners.persons.iter().map(person).collect(),
            lead: units.next(),
            partners: units.map(|unit| Partner { unit, part: String::new() }).collect(),
        };
        (parties, unmatched)
    }

    /// The promises of the measure's own lines; what only tells how things stand binds nobody.
    fn figures(&self, measure: &Measure) -> Vec<Figure> {
        let own = |it: &&figure::Figure| {
            let at = compiled::Span { line: it.lines.0, column: it.column, length: it.length };
            !it.kind.is_fact() && !it.implied && measure.excerpt.covers(at)
        };
        self.plan.figures.iter().filter(own).filter_map(promise).collect()
    }
}

fn promise(it: &figure::Figure) -> Option<Figure> {
    let value: Quantity = it.value.to_string().parse().ok()?;
    Some(Figure {
        text: personal::mask(&it.span),
        subject: it.subject.clone(),
        condition: it.condition.clone(),
        comparator: it.comparator,
        value,
        unit: it.unit.clone(),
        firm: it.modality == Some(figure::Modality::Firm),
        // Only what piles up can be judged against the time gone by; a limit or a rank cannot.
        counted: it.kind == figure::Kind::CountTarget && value > Quantity::default(),
    })
}

fn role(label: &str) -> PersonRole {
    match label {
        "责任领导" => PersonRole::Leader,
        "联系人" => PersonRole::Contact,
        "联络员" => PersonRole::Liaison,
        _ => PersonRole::Responsible,
    }
}

/// The deadline in the ledger's form: words without an end are 持续推进, a year alone ends on its last day.
fn due(deadline: &compiled::Deadline) -> Option<Due> {
    match deadline.due {
        None => Some(Due::Standing),
        Some(last) => deadline.normal.parse().ok().or(Some(Due::Day(last))),
    }
}

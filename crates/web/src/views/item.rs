//! 事项页 from an item, its log, its links and its files.

use super::{Lens, due, item_row, light, register, timeline};
use ledger::{
    Figure, PersonRole, Quantity,
    item::{Item, Stage, explain},
    reason,
};
use office::{FileRow, Row, origin::Origins, show_docket::Shown};
use pages::{
    Frame,
    form::Form,
    page::{self, ItemPage},
    part::{FileView, LightView, Link, Person},
};
use std::collections::BTreeMap;
use vocab::Comparator;

/// Entries of the log that the page shows at first.
const SHOWN: usize = 60;

/// What the page needs besides the item.
pub struct Around<'a> {
    /// Plans.
    pub origins: &'a Origins,
    /// Phones by contact, masked where need be.
    pub phones: &'a BTreeMap<i64, String>,
    /// Whether the reader may open plans.
    pub opens_plans: bool,
    /// Whether the whole log is asked for.
    pub whole_log: bool,
}

/// The page.
#[must_use]
pub fn page(shown: &Shown<Item>, forms: Vec<Form>, around: &Around<'_>, frame: Frame, lens: &Lens<'_>) -> ItemPage {
    let (item, row) = (&shown.state, &shown.row);
    let mut log = timeline::of_item(&shown.events, &shown.files, lens);
    let advice = log.iter().filter(|it| it.event == "advise").take(3).cloned().collect();
    let cut = log.len() > SHOWN && !around.whole_log;
    if cut {
        log.truncate(SHOWN);
    }
    let moved: Vec<_> =
        shown.events.iter().filter_map(|it| Some((office::world::day(it.at), timeline::read::<Item>(it)?))).collect();
    ItemPage {
        frame,
        id: row.id,
        no: item_row::number(row, item),
        title: lens.text(&item.content.title),
        light: light::today(&row.facets, lens),
        reasons: light::reasons(item, lens),
        light_days: if item.stage.is_over() { Vec::new() } else { light::days(&row.facets.days, lens) },
        state: row.facets.state.clone(),
        indicator: item.content.indicator.clone(),
        plan: plan(item, around, lens),
        problems: problems(&shown.linked, lens),
        links: register::links(shown.linked.iter().filter(|it| office::register::find(&it.kind).is_some()), lens),
        text: lens.text(if item.content.text.is_empty() { &item.content.title } else { &item.content.text }),
        lines: item.content.quote.as_ref().and_then(|it| it.lines).map_or((0, 0), |[first, last]| (first, last)),
        leader: item.parties.persons_as(PersonRole::Leader).map(|it| it.name.as_str()).collect::<Vec<_>>().join("、"),
        owner: item.parties.lead.map(|id| lens.unit(id)),
        parts: item
            .parties
            .partners
            .iter()
            .map(|it| page::Part { unit: lens.unit(it.unit), part: it.part.clone() })
            .collect(),
        persons: persons(item, around.phones, lens),
        due: due::of(item, &moved, around.origins, lens),
        extensions: item.extended,
        progress: item.progress(),
        waits: waits(item, lens),
        advice,
        milestones: milestones(item, lens),
        figures: (0..).zip(&item.content.figures).map(|(no, it)| figure(item, no, it, lens)).collect(),
        files: files(item, &shown.files),
        timeline: log,
        older: cut.then(|| format!("/items/{}?log=all", row.id)),
        sheets: sheets(item),
        forms,
    }
}

fn plan(item: &Item, around: &Around<'_>, lens: &Lens<'_>) -> Link {
    let Some(quote) = &item.content.quote else {
        let source = lens.text(&item.content.source);
        let text = if source.is_empty() { lens.w.t("by-hand") } else { lens.w.t1("by-hand-from", "source", source) };
        return Link { href: String::new(), text };
    };
    let line = quote.lines.map(|[first, _]| format!("#L{first}")).unwrap_or_default();
    let href = if around.opens_plans { format!("/plans/{}{line}", quote.plan) } else { String::new() };
    Link { href, text: around.origins.title(quote.plan).to_owned() }
}

fn problems(linked: &[Row], lens: &Lens<'_>) -> Vec<Link> {
    let problems = linked.iter().filter(|it| it.kind == <ledger::Problem as docket::Docket>::KIND);
    problems.map(|it| Link { href: format!("/problems/{}", it.id), text: lens.text(&it.facets.title) }).collect()
}

fn persons(item: &Item, phones: &BTreeMap<i64, String>, lens: &Lens<'_>) -> Vec<Person> {
    let persons = item.parties.persons.iter();
    persons.map(|it| person(it, it.contact.and_then(|id| phones.get(&id)).cloned().unwrap_or_default(), lens)).collect()
}

/// Somebody responsible.
#[must_use]
pub fn person(person: &ledger::Person, phone: String, lens: &Lens<'_>) -> Person {
    let role = match person.role {
        PersonRole::Leader => "leader",
        PersonRole::Responsible => "responsible",
        PersonRole::Contact => "contact",
        PersonRole::Liaison => "liaison",
    };
    Person { role: lens.w.code("person", role), name: person.name.clone(), phone, unit: String::new() }
}

/// What it waits for besides its unit.
fn waits(item: &Item, lens: &Lens<'_>) -> String {
    let Some(rules) = lens.policy.rule_book().on(lens.today) else { return String::new() };
    let reasons = explain(item, lens.today, rules, lens.policy.calendar());
    let waits = [reason::WAITING, reason::EXTENSION_ASKED, reason::HELD, reason::AWAITS_HEAD];
    let found = reasons.iter().find(|it| waits.contains(&it.code));
    found.map(|it| lens.text(&lens.w.reason(it.code, &it.params))).unwrap_or_default()
}

/// 节点: the light of each follows from the reasons of the item's own light.
fn milestones(item: &Item, lens: &Lens<'_>) -> Vec<page::Milestone> {
    let book = lens.policy.rule_book();
    let rules = book.named(&item.schedule.rules).or_else(|| book.on(lens.today));
    let reasons = rules.map(|it| explain(item, lens.today, it, lens.policy.calendar())).unwrap_or_default();
    let told =
        |code: &str, no: u32| reasons.iter().any(|it| it.code == code && it.params.contains(&("no", no.to_string())));
    let light = |it: &ledger::item::Milestone| match it {
        _ if it.reached.is_some() => "done",
        _ if told(reason::MILESTONE_LATE, it.no) => "lagging",
        _ if told(reason::MILESTONE_NEAR, it.no) => "near",
        _ => "not_started",
    };
    let reported = |it: &ledger::item::Reached| format!("{} {}", lens.w.day(&it.on), lens.text(&it.text));
    item.milestones
        .iter()
        .map(|it| page::Milestone {
            on: it.on,
            result: it.result.clone(),
            proof: it.proof.clone(),
            light: LightView::of(light(it)),
            reported: it.reached.as_ref().map(reported).unwrap_or_default(),
        })
        .collect()
}

/// 约束指标 with the quantity reported last. While the time runs, what is not reached yet is not failed yet.
fn figure(item: &Item, no: u32, figure: &Figure, lens: &Lens<'_>) -> page::Figure {
    let standing = item.reports.iter().rev().filter(|it| it.handed.stands());
    let measured = standing.flat_map(|it| &it.report.quantities).find(|it| it.figure == no).map(|it| it.value);
    let over = item.stage.is_over() || item.due.last_day().is_some_and(|day| day < lens.today);
    let holds = measured.map(|value| meets(value, figure)).and_then(|holds| (holds || over).then_some(holds));
    let sign = match figure.comparator {
        Comparator::Equal => "=",
        Comparator::AtMost => "≤",
        Comparator::AtLeast => "≥",
        Comparator::Below => "<",
        Comparator::Above => ">",
    };
    page::Figure {
        subject: if figure.subject.is_empty() { figure.text.clone() } else { figure.subject.clone() },
        promised: format!("{sign} {} {}", figure.value, figure.unit).trim_end().to_owned(),
        condition: figure.condition.clone(),
        measured: measured.map(|it| format!("{it} {}", figure.unit).trim_end().to_owned()).unwrap_or_default(),
        holds,
    }
}

fn meets(value: Quantity, figure: &Figure) -> bool {
    match figure.comparator {
        Comparator::Equal => value == figure.value,
        Comparator::AtMost => value <= figure.value,
        Comparator::AtLeast => value >= figure.value,
        Comparator::Below => value < figure.value,
        Comparator::Above => value > figure.value,
    }
}

/// 佐证材料: everything handed in, newest first; a file that no evidence names stands under its own name.
fn files(item: &Item, rows: &[FileRow]) -> Vec<FileView> {
    let reports = item.reports.iter().flat_map(|it| &it.report.evidence);
    let reached = item.milestones.iter().filter_map(|it| it.reached.as_ref()).flat_map(|it| &it.evidence);
    let submitted = item.submission.iter().flat_map(|it| &it.evidence);
    let evidence: Vec<_> = reports.chain(reached).chain(submitted).chain(&item.evidence).collect();
    let named =
        |row: &FileRow| evidence.iter().any(|it| it.file.as_ref().is_some_and(|file| file.0 == row.sm3.to_string()));
    let loose = rows.iter().filter(|row| !named(row)).map(|row| FileView {
        id: row.id.to_string(),
        name: row.name.clone(),
        bytes: row.size.unsigned_abs(),
        kind: String::new(),
        number: String::new(),
        dated: String::new(),
        sealed: None,
    });
    let mut files: Vec<FileView> = evidence.iter().map(|it| timeline::of_evidence(it, rows)).chain(loose).collect();
    files.reverse();
    files
}

/// 审批表 that can be printed now.
fn sheets(item: &Item) -> Vec<&'static str> {
    let submitted = item.stage == Stage::Submitted && item.submission.as_ref().is_some_and(|it| it.year.is_none());
    let close = (submitted || item.stage == Stage::Closed).then_some("close");
    let extension = item.extension.is_some().then_some("extension");
    close.into_iter().chain(extension).collect()
}

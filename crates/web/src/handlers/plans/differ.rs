//! 版本对比: what a later version changes, to be taken over or not, one by one.

use crate::{
    again::Again,
    reply::Reply,
    views::{Lens, plan as views},
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use ledger::plan::{Change, Entry, FieldChange, OpenChange, Plan};
use office::{
    Filter, Sort,
    directory::Directory,
    list_dockets::{Kind, every},
    show_docket::show as show_docket,
};
use pages::{
    forms,
    page::{self, DifferencePage, DifferenceRow},
};
use std::collections::BTreeMap;
use vocab::DocketId;

/// Fields that differ, with the codes of their words.
const FIELDS: [&str; 7] = ["title", "text", "path", "due", "parties", "figures", "steps"];

pub(super) async fn page(visit: Visit, Path(id): Path<DocketId>) -> Result<Reply, Reply> {
    show(&visit, id, None).await
}

/// The page; with the form of the difference `change`, 0 for all, as it was sent where it was not done.
pub(super) async fn show(visit: &Visit, id: DocketId, again: Option<(u32, Again)>) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let shown = show_docket::<Plan>(visit.office(), caller, Kind::Plan, id).await.or_reply(visit)?;
    let lens = Lens::new(visit, &directory);
    let plan = &shown.state;
    let items = items(visit, id).await?;
    let mut rows: Vec<DifferenceRow> = plan.changes.iter().map(|it| row(id, plan, it, &items, &lens)).collect();
    let mut accept_all =
        plan.changes.iter().any(|it| !lacks(plan, &it.change)).then(|| forms::plan::accept_changes(id));
    if let Some((change, again)) = &again {
        let place = format!("-{change}");
        let forms = rows.iter_mut().flat_map(|it| &mut it.forms).filter(|it| it.place == place);
        let whole = accept_all.iter_mut().filter(|_| *change == 0);
        for form in forms.chain(whole).filter(|it| it.name == again.name) {
            again.put_into(form, visit);
        }
    }
    rows.sort_by_key(|it| it.kind != "removed");
    let touched =
        plan.changes.iter().filter(|it| matches!(it.change, Change::EntryChanged { .. } | Change::EntryRemoved { .. }));
    let same = plan.plan.leaves().count().saturating_sub(touched.count());
    let changed = views::row(id, plan, shown.files.last(), &lens);
    let before = shown.files.iter().rev().nth(1).or(shown.files.last());
    let page = DifferencePage {
        frame: visit.frame(&directory),
        running: views::row(id, plan, before, &lens),
        changed,
        rows,
        same: views::many(same),
        accept_all,
    };
    let status = if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Reply::page_with(visit, status, &page)
}

/// The items that entries of the plan became.
async fn items(visit: &Visit, plan: DocketId) -> Result<BTreeMap<u32, DocketId>, Reply> {
    let filter = Filter { tag: Some(format!("plan:{plan}")), ..Filter::default() };
    let rows = every(visit.office(), visit.caller()?, Kind::Item, filter, Sort::OPENED).await.or_reply(visit)?;
    let mut items = BTreeMap::new();
    for row in rows {
        let item = row.open::<ledger::Item>().map_err(office::Failure::World).or_reply(visit)?;
        if let Some(quote) = item.and_then(|it| it.content.quote).filter(|it| it.plan == plan) {
            items.insert(quote.entry, row.id);
        }
    }
    Ok(items)
}

/// Whether taking it over needs an owner or a day that the document does not give.
pub(super) fn lacks(plan: &Plan, change: &Change) -> bool {
    let Change::EntryAdded { entry } = change else { return false };
    let leaf = entry.level <= 2 && !plan.source.is_group(entry);
    leaf && (entry.parties.lead.is_none() || entry.due.is_none())
}

fn row(
    id: DocketId,
    plan: &Plan,
    open: &OpenChange,
    items: &BTreeMap<u32, DocketId>,
    lens: &Lens<'_>,
) -> DifferenceRow {
    let accept = forms::plan::accept_change(id, open.no, lacks(plan, &open.change));
    let mut row = DifferenceRow {
        kind: "changed",
        about: "item",
        no: String::new(),
        title: String::new(),
        item: None,
        changes: Vec::new(),
        forms: vec![accept, forms::plan::refuse_change(id, open.no)],
    };
    let problem = |no: u32| plan.plan.problem(no).map(|it| views::problem(it, lens)).unwrap_or_default();
    match &open.change {
        Change::EntryAdded { entry } => {
            (row.kind, row.no, row.title) = ("added", entry.path.clone(), lens.text(&entry.title));
            row.changes = added(entry, lens);
        }
        Change::EntryChanged { entry, fields } => {
            (row.no, row.title) = (entry.path.clone(), lens.text(&entry.title));
            row.item = items.get(&entry.no).copied();
            let before = plan.plan.entry(entry.no);
            row.changes = fields.iter().filter_map(|it| field(it, before, entry, lens)).collect();
        }
        Change::EntryRemoved { entry } => {
            let before = plan.plan.entry(*entry);
            row.kind = "removed";
            row.no = before.map(|it| it.path.clone()).unwrap_or_default();
            row.title = before.map(|it| lens.text(&it.title)).unwrap_or_default();
            row.item = items.get(entry).copied();
        }
        Change::ProblemAdded { problem } => {
            (row.kind, row.about, row.no) = ("added", "problem", problem.label.clone());
            row.title = views::problem(problem, lens);
        }
        Change::ProblemChanged { problem: after, fields } => {
            (row.about, row.no, row.title) = ("problem", after.label.clone(), problem(after.no));
            row.changes = fields.iter().map(|it| change("text", &it.from, &it.to, lens)).collect();
        }
        Change::ProblemRemoved { problem: no } => {
            (row.kind, row.about, row.title) = ("removed", "problem", problem(*no));
        }
    }
    row
}

fn change(field: &'static str, before: &str, after: &str, lens: &Lens<'_>) -> page::Change {
    page::Change { field, before: lens.text(before), after: lens.text(after) }
}

fn added(entry: &Entry, lens: &Lens<'_>) -> Vec<page::Change> {
    let due = entry.due.map_or_else(|| entry.due_text.clone(), |it| lens.due(it));
    [("text", entry.text.clone()), ("parties", parties(entry, lens)), ("due", due)]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(field, text)| change(field, "", &text, lens))
        .collect()
}

/// Fields that are lists are told here; the plan only knows that they differ.
fn field(it: &FieldChange, before: Option<&Entry>, after: &Entry, lens: &Lens<'_>) -> Option<page::Change> {
    let name = FIELDS.into_iter().find(|name| *name == it.field)?;
    let figures = |it: &Entry| it.figures.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join("；");
    let steps = |it: &Entry| it.steps.len().to_string();
    let told = |tell: &dyn Fn(&Entry) -> String| (before.map(tell).unwrap_or_default(), tell(after));
    let (from, to) = match name {
        "parties" => told(&|it| parties(it, lens)),
        "figures" => told(&figures),
        "steps" => told(&steps),
        _ => (it.from.clone(), it.to.clone()),
    };
    Some(change(name, &from, &to, lens))
}

fn parties(entry: &Entry, lens: &Lens<'_>) -> String {
    let units = entry.parties.units().map(|id| lens.directory.unit(id));
    let names = units.chain(entry.unmatched.iter().map(String::as_str));
    names.chain(entry.parties.persons.iter().map(|it| it.name.as_str())).collect::<Vec<_>>().join("、")
}

//! 审批表 to print: 办结, 延期, 销号.

use super::Lens;
use ledger::{
    PersonRole,
    item::{Handed, Head, Item, Stage},
    problem::Problem,
};
use office::{FileRow, Row};
use pages::{
    Frame,
    page::{Opinion, SheetKind, SheetPage},
};

fn blank(who: &'static str) -> Opinion {
    Opinion { who, text: String::new(), on: None }
}

/// 责任单位意见: known where the head of the unit has approved by click.
fn of_unit(handed: Option<&Handed>) -> Opinion {
    match handed.map(|it| &it.head) {
        Some(Head::Approved { on, .. }) => Opinion { on: Some(*on), ..blank("unit") },
        _ => blank("unit"),
    }
}

fn measure(item: &Item, lens: &Lens<'_>) -> Vec<(&'static str, String)> {
    let text = if item.content.text.is_empty() { &item.content.title } else { &item.content.text };
    let unit = |id| lens.directory.unit(id).to_owned();
    let partners: Vec<String> = item.parties.partners.iter().map(|it| unit(it.unit)).collect();
    let persons: Vec<&str> = item.parties.persons_as(PersonRole::Responsible).map(|it| it.name.as_str()).collect();
    let rows = vec![
        ("indicator", item.content.indicator.clone()),
        ("measure", format!("{} {}", item.content.path, lens.text(text)).trim().to_owned()),
        ("source", lens.text(&item.content.source)),
        ("owner", item.parties.lead.map(unit).unwrap_or_default()),
        ("partners", partners.join("、")),
        ("persons", persons.join("、")),
        ("original_due", lens.due(item.first_due)),
    ];
    rows.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// 办结审批表; `None` while nothing is handed in.
#[must_use]
pub fn close(row: &Row, item: &Item, files: &[FileRow], frame: Frame, lens: &Lens<'_>) -> Option<SheetPage> {
    let submission = item.submission.as_ref().filter(|it| it.year.is_none())?;
    let mut rows = measure(item, lens);
    rows.push(("submit-text", lens.text(&submission.text)));
    if item.stage == Stage::Closed {
        rows.push(("closed_on", item.closed.as_ref().map(|it| lens.w.day(&it.on)).unwrap_or_default()));
    }
    Some(SheetPage {
        frame,
        kind: SheetKind::Close,
        number: format!("BJ-{}-{:04}-{}", lens.today.year(), row.id.0, item.returned + 1),
        rows,
        opinions: vec![of_unit(Some(&submission.handed)), blank("lead"), blank("leader")],
        files: names(files),
        back: format!("/items/{}", row.id),
    })
}

/// 延期审批表; `None` while none is asked.
#[must_use]
pub fn extension(row: &Row, item: &Item, files: &[FileRow], frame: Frame, lens: &Lens<'_>) -> Option<SheetPage> {
    let asked = item.extension.as_ref()?;
    let mut rows = measure(item, lens);
    if item.due != item.first_due {
        rows.push(("due", lens.due(item.due)));
    }
    rows.push(("due_asked", lens.due(asked.ask.to)));
    rows.push(("reason", lens.text(&asked.ask.reason)));
    if let Some(next) = item.last_report().map(|it| &it.report.next).filter(|it| !it.is_empty()) {
        rows.push(("next", lens.text(next)));
    }
    Some(SheetPage {
        frame,
        kind: SheetKind::Extension,
        number: format!("YQ-{}-{:04}-{}", lens.today.year(), row.id.0, item.extended + 1),
        rows,
        opinions: vec![of_unit(Some(&asked.handed)), blank("lead"), blank("leader")],
        files: names(files),
        back: format!("/items/{}", row.id),
    })
}

/// 销号审批表. `measures` are the measures in a line each.
#[must_use]
pub fn cancel(
    row: &Row,
    problem: &Problem,
    measures: &[String],
    files: &[FileRow],
    frame: Frame,
    lens: &Lens<'_>,
) -> SheetPage {
    let rows = [
        ("problem_text", lens.text(&problem.text)),
        ("indicator", problem.indicator.clone()),
        ("owner", problem.owner.map(|id| lens.directory.unit(id).to_owned()).unwrap_or_default()),
        ("measure", measures.join("\n")),
        ("effect", problem.effect.as_ref().map(|it| lens.text(&it.text)).unwrap_or_default()),
        ("closed_on", problem.closed_on.map(|day| lens.w.day(&day)).unwrap_or_default()),
    ];
    SheetPage {
        frame,
        kind: SheetKind::Cancel,
        number: format!("XH-{}-{:04}-{}", lens.today.year(), row.id.0, problem.reviews.len() + 1),
        rows: rows.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        opinions: vec![blank("unit"), blank("lead"), blank("leader")],
        files: names(files),
        back: format!("/problems/{}", row.id),
    }
}

fn names(files: &[FileRow]) -> Vec<String> {
    files.iter().map(|it| it.name.clone()).collect()
}

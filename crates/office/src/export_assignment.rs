//! 导出责任分解表: who does what until when, as a Word table in the order of the plan.

use crate::{
    Answer, Office,
    caller::Caller,
    directory::Directory,
    export::{Assignment, AssignmentRow, assignment_docx},
    export_ledger::{around, names},
    list_dockets::{Kind, every},
    origin::Origins,
};
use ledger::{PersonRole, item::Item};
use std::collections::BTreeMap;
use store::{Filter, Row, Sort};
use vocab::DocketId;

/// 导出责任分解表
///
/// # Errors
/// As [`crate::export_ledger::export_ledger`].
pub async fn export_assignment(office: &Office, caller: &Caller, filter: Filter) -> Answer<Vec<u8>> {
    let directory = Directory::load(office).await?;
    let (problems, origins) = around(office, caller).await?;
    let mut items: Vec<(Row, Item)> = Vec::new();
    for row in every(office, caller, Kind::Item, filter, Sort::OPENED).await? {
        if let Some(item) = row.open::<Item>()? {
            items.push((row, item));
        }
    }
    items.sort_by_key(|(row, item)| (item.content.quote.as_ref().map(|it| (it.plan, it.entry)), row.id));
    let rows = (1..).zip(&items).map(|(number, (row, item))| line(number, row, item, &directory, &problems, &origins));
    let mut plans = origins.plans();
    let (title, reference) = match (plans.next(), plans.next()) {
        (Some((id, plan)), None) => (format!("{}责任分解表", plan.plan.title), origins.number(id).to_owned()),
        _ => ("营商环境问题整改责任分解表".to_owned(), String::new()),
    };
    Ok(assignment_docx(&Assignment { title, reference, rows: rows.collect() })?)
}

fn line(
    number: u32,
    row: &Row,
    item: &Item,
    directory: &Directory,
    problems: &BTreeMap<DocketId, Vec<String>>,
    origins: &Origins,
) -> AssignmentRow {
    let written = item.content.quote.as_ref().and_then(|it| origins.entry(it)).map(|it| it.due_text.as_str());
    let moved = item.extended > 0;
    let due = written.filter(|it| !it.is_empty() && !moved).map(str::to_owned);
    let partners: Vec<&str> = item.parties.partners.iter().map(|it| directory.unit(it.unit)).collect();
    AssignmentRow {
        number,
        indicator: item.content.indicator.clone(),
        problem: problems.get(&row.id).map(|it| it.join("\n")).unwrap_or_default(),
        measure: if item.content.text.is_empty() { item.content.title.clone() } else { item.content.text.clone() },
        lead_units: item.parties.lead.map(|id| directory.unit(id).to_owned()).unwrap_or_default(),
        units: partners.join("、"),
        persons: names(item.parties.persons_as(PersonRole::Responsible)),
        due: due.unwrap_or_else(|| match item.due {
            ledger::Due::Standing => "持续推进".to_owned(),
            ledger::Due::Month(day) => format!("{}年{}月", day.year(), day.month()),
            ledger::Due::Day(day) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        }),
    }
}

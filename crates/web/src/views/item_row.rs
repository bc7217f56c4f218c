//! 台账行 of a list.

use super::{Lens, light};
use ledger::item::Item;
use office::{Row, StoreError};
use pages::part::{ItemRow, News};

/// Characters of the last report that a list shows.
const NEWS: usize = 40;

/// The rows of a page, each with its state.
///
/// # Errors
/// Where a stored state cannot be read.
pub fn rows(rows: &[Row], lens: &Lens<'_>) -> Result<Vec<ItemRow>, StoreError> {
    rows.iter().filter_map(|row| row.open::<Item>().map(|item| Some(of(row, &item?, lens))).transpose()).collect()
}

/// One row.
#[must_use]
pub fn of(row: &Row, item: &Item, lens: &Lens<'_>) -> ItemRow {
    let facets = &row.facets;
    let due = item.due.last_day();
    let matters = !item.stage.is_over() && !item.is_handed();
    let news = item.last_report().map(|filed| {
        let done = lens.text(&filed.report.done);
        let mut text: String = done.chars().take(NEWS).collect();
        if text.len() < done.len() {
            text.push('…');
        }
        News { on: filed.handed.on, text }
    });
    ItemRow {
        id: row.id,
        no: number(row, item),
        title: lens.text(&facets.title),
        light: light::today(facets, lens),
        state: facets.state.clone(),
        indicator: facets.group.clone(),
        owner: facets.owner.map(|id| lens.unit(id)),
        partners: facets.partners.iter().map(|id| lens.unit(*id)).collect(),
        due,
        due_written: if due.is_none() { lens.due(item.due) } else { String::new() },
        left: due.filter(|_| matters).map(|day| lens.left(day)),
        progress: facets.progress,
        news,
        picked: false,
    }
}

/// The number as people quote it: its path in the plan, else its number in the ledger.
#[must_use]
pub fn number(row: &Row, item: &Item) -> String {
    if item.content.path.is_empty() { row.id.to_string() } else { item.content.path.clone() }
}

//! 搜索 across items, problems and plans in the caller's reach, and units by name.

use crate::{Answer, Office, caller::Caller, list_dockets::Kind, permission::Leave, register};
use ledger::{item::Item, plan::Plan, problem::Problem};
use store::{Count, Cursor, Filter, PageRequest, Row, Sort, Unit};

/// 结果
#[derive(Clone, Debug)]
pub struct Found {
    /// Dockets, those changed last first, each with the text in which it was found.
    pub dockets: Vec<(Row, String)>,
    /// Units that go by what was typed; on the first page only.
    pub units: Vec<Unit>,
    /// How many dockets.
    pub count: Count,
    /// Where the next page begins.
    pub next: Option<Cursor>,
}

/// 搜索
///
/// # Errors
/// Where the world fails.
pub async fn search(office: &Office, caller: &Caller, typed: &str, after: Option<Cursor>) -> Answer<Found> {
    let allowed = |kind: &Kind| office.permissions().leave(caller.role, kind.read()) != Leave::Denied;
    let kinds: Vec<String> = [Kind::Item, Kind::Problem, Kind::Plan]
        .iter()
        .filter(|kind| allowed(kind))
        .map(|kind| kind.name())
        .chain(register::readable(office, caller).map(|it| it.kind))
        .map(str::to_owned)
        .collect();
    let typed = typed.trim();
    if typed.is_empty() || kinds.is_empty() {
        return Ok(Found {
            dockets: Vec::new(),
            units: Vec::new(),
            count: Count { least: 0, more: false },
            next: None,
        });
    }
    let first = after.is_none();
    let filter = Filter { kinds, text: typed.to_owned(), ..Filter::default() };
    let request = PageRequest { limit: 20, after, states: true, counted: true };
    let page = office.store().list(&caller.scope(), &filter, Sort::UPDATED, &request).await?;
    let mut dockets = Vec::with_capacity(page.rows.len());
    for row in page.rows {
        let text = text(&row)?;
        dockets.push((row, text));
    }
    let mut units = if first { office.store().units().await? } else { Vec::new() };
    units.retain(|it| [&it.name, &it.short].into_iter().chain(&it.aliases).any(|name| name.contains(typed)));
    let count = page.count.unwrap_or(Count { least: 0, more: false });
    Ok(Found { dockets, units, count, next: page.next })
}

/// The text of a docket in which a reader looks for the words.
fn text(row: &Row) -> Answer<String> {
    if let Some(register) = register::find(&row.kind) {
        return Ok(register.text(row)?);
    }
    if let Some(item) = row.open::<Item>()? {
        return Ok(item.content.text);
    }
    if let Some(problem) = row.open::<Problem>()? {
        return Ok(problem.text);
    }
    Ok(row.open::<Plan>()?.map(|it| it.plan.preamble).unwrap_or_default())
}

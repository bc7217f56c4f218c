//! 单位页

use crate::{
    query::address,
    reply::Reply,
    views::{Lens, item, item_row, lens, light},
    visit::{OrReply, Visit},
};
use axum::extract::Path;
use office::{contacts::sees_in_full, directory::Directory, show_unit::show_unit};
use pages::{
    page::{Period, UnitPage},
    part::Count,
};
use vocab::UnitId;

/// Items that the page shows.
const SHOWN: usize = 8;
/// Periods that the page shows.
const PERIODS: usize = 12;

/// `GET /units/{id}`
pub async fn page(visit: Visit, Path(id): Path<UnitId>) -> Result<Reply, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let shown = show_unit(office, caller, id).await.or_reply(&visit)?;
    let directory = Directory::load(office).await.or_reply(&visit)?;
    let lens = Lens { in_full: sees_in_full(caller, [id]), ..Lens::new(&visit, &directory) };
    let key = id.to_string();
    let list = |light: &str| address("/items", &[("unit", &key), ("light", light)]);
    let lights = shown.lights.iter().map(|(it, count)| (light::of(Some(*it)), lens::number(*count), list(it.name())));
    let leads = shown.lights.iter().map(|(_, count)| count).sum();
    let periods = shown.record.iter().take(PERIODS).map(|it| Period {
        period: lens.period(it.period),
        due: it.by,
        expected: it.in_time + it.late + it.missing,
        in_time: it.in_time,
        late: it.late,
        missing: it.missing,
    });
    let page = UnitPage {
        frame: visit.frame(&directory),
        unit: lens.unit(id),
        aliases: std::iter::once(shown.unit.name.clone())
            .chain(shown.unit.aliases.clone())
            .filter(|it| *it != shown.unit.short)
            .collect(),
        lights: lights.collect(),
        items: shown.items.iter().take(SHOWN).map(|(row, item)| item_row::of(row, item, &lens)).collect(),
        count: Count::exact(lens::number(leads)),
        href: list(""),
        periods: periods.collect(),
        persons: shown.persons.iter().map(|(it, phone)| item::person(it, phone.clone(), &lens)).collect(),
    };
    Reply::page(&visit, &page)
}

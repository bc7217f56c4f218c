//! 单位列表: what each leads by light, worst first; units without anything in the reader's reach come last.

use crate::{
    reply::Reply,
    views::{Lens, lens, light},
    visit::{OrReply, Visit},
};
use docket::Light;
use office::{directory::Directory, list_dockets::lit, unit_loads::unit_loads};
use pages::page::{UnitCard, UnitsPage};

/// `GET /units`
pub async fn page(visit: Visit) -> Result<Reply, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let directory = Directory::load(office).await.or_reply(&visit)?;
    let lens = Lens::new(&visit, &directory);
    let mut loads = unit_loads(office, caller).await.or_reply(&visit)?;
    loads.sort_by_key(|it| {
        let idle = it.leads.is_empty();
        (idle, Light::ALL.map(|light| std::cmp::Reverse(lit(&it.leads, light))))
    });
    let units = loads.iter().map(|load| {
        let lights = Light::ALL.iter().map(|it| (light::of(Some(*it)), lens::number(lit(&load.leads, *it))));
        let lights: Vec<_> = lights.filter(|(_, count)| *count > 0).collect();
        UnitCard {
            unit: lens.unit(load.unit),
            leads: lights.iter().map(|(_, count)| count).sum(),
            lights,
            partakes: load.partakes,
        }
    });
    let page = UnitsPage { frame: visit.frame(&directory), units: units.collect() };
    Reply::page(&visit, &page)
}

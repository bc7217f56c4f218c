//! 概览: lights by indicator and unit as charts, and how far each indicator is.

use crate::{
    query::address,
    reply::Reply,
    views::{Lens, lens, light, list::of_indicator},
    visit::{OrReply, Visit},
};
use docket::Light;
use ledger::problem::ProblemStage;
use office::{
    By, Filter, Tally,
    directory::Directory,
    list_dockets::{Kind, counts, lit},
    origin::targets,
};
use pages::{
    chart::{Bar, Chart},
    page::{IndicatorRow, OverviewPage},
    part::Count,
};
use std::collections::BTreeMap;
use vocab::UnitId;

/// `GET /overview`
pub async fn page(visit: Visit) -> Result<Reply, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let directory = Directory::load(office).await.or_reply(&visit)?;
    let lens = Lens::new(&visit, &directory);
    let all = Filter::default;
    let by_group = counts(office, caller, Kind::Item, all(), By::Group).await.or_reply(&visit)?;
    let by_owner = counts(office, caller, Kind::Item, all(), By::Owner).await.or_reply(&visit)?;
    let problems = counts(office, caller, Kind::Problem, all(), By::Group).await.or_reply(&visit)?;
    let targets = targets(office).await.or_reply(&visit)?;
    let groups = keyed(&by_group);
    let mut names: Vec<&str> = targets.iter().map(|it| it.indicator.as_str()).collect();
    names.extend(groups.keys().copied().filter(|it| !names.contains(it)).collect::<Vec<_>>());
    names.retain(|it| groups.contains_key(it));
    names.sort_by_key(|it| it.is_empty());
    let named = |name: &str| if name.is_empty() { lens.w.t("no-indicator") } else { name.to_owned() };
    let closed = closed_problems(&visit).await?;
    let problems = keyed(&problems);
    let indicators = names.iter().map(|name| {
        let tallies = groups.get(name).map(Vec::as_slice).unwrap_or_default();
        IndicatorRow {
            name: named(name),
            href: of_indicator(name),
            done: lens::number(lit(tallies, Light::Done)),
            total: sum(tallies),
            cancelled: closed.get(*name).copied().unwrap_or_default(),
            problems: problems.get(name).map(|it| sum(it)).unwrap_or_default(),
            target: targets.iter().find(|it| it.indicator == *name).map(|it| it.text.clone()).unwrap_or_default(),
        }
    });
    let page = OverviewPage {
        frame: visit.frame(&directory),
        lights: Light::ALL
            .iter()
            .map(|it| {
                let count = Count::exact(lens::number(lit(&by_group, *it)));
                (light::of(Some(*it)), count, address("/items", &[("light", it.name())]))
            })
            .collect(),
        indicators: indicators.collect(),
        by_indicator: Chart {
            id: "by-indicator",
            title: lens.w.t("overview-by-indicator"),
            axis: lens.w.t("column-indicator"),
            bars: names
                .iter()
                .filter_map(|name| Some(bar(&named(name), of_indicator(name), groups.get(name)?)))
                .collect(),
            source: lens.w.t("overview-source"),
        },
        by_unit: by_unit(&by_owner, &lens),
        at: office.now(),
    };
    Reply::page(&visit, &page)
}

fn keyed(tallies: &[Tally]) -> BTreeMap<&str, Vec<Tally>> {
    let mut keyed: BTreeMap<&str, Vec<Tally>> = BTreeMap::new();
    for tally in tallies.iter().filter(|it| it.light.is_some()) {
        keyed.entry(tally.key.as_str()).or_default().push(tally.clone());
    }
    keyed
}

fn sum(tallies: &[Tally]) -> u32 {
    lens::number(tallies.iter().map(|it| it.count).sum())
}

fn bar(name: &str, href: String, tallies: &[Tally]) -> Bar {
    let parts = Light::ALL.iter().map(|it| (light::of(Some(*it)), lens::number(lit(tallies, *it))));
    Bar { name: name.to_owned(), href, parts: parts.filter(|(_, count)| *count > 0).collect() }
}

/// Worst first: most overdue, then most unreported, and so on.
fn by_unit(tallies: &[Tally], lens: &Lens<'_>) -> Chart {
    let keyed = keyed(tallies);
    let mut units: Vec<(&str, &Vec<Tally>)> = keyed.iter().map(|(key, tallies)| (*key, tallies)).collect();
    let badness = |tallies: &[Tally]| Light::ALL.map(|it| std::cmp::Reverse(lit(tallies, it)));
    units.sort_by_key(|(_, tallies)| badness(tallies));
    let bars = units.into_iter().map(|(key, tallies)| {
        let name = key.parse().ok().map(UnitId).map(|id| lens.directory.unit(id).to_owned());
        let name = name.filter(|it| !it.is_empty()).unwrap_or_else(|| lens.w.t("no-owner"));
        bar(&name, address("/items", &[("unit", key)]), tallies)
    });
    Chart {
        id: "by-unit",
        title: lens.w.t("overview-by-unit"),
        axis: lens.w.t("column-unit"),
        bars: bars.collect(),
        source: lens.w.t("overview-source"),
    }
}

/// 已销号 problems by indicator.
async fn closed_problems(visit: &Visit) -> Result<BTreeMap<String, u32>, Reply> {
    let filter = Filter { states: vec![ProblemStage::Closed.name().to_owned()], ..Filter::default() };
    let tallies = counts(visit.office(), visit.caller()?, Kind::Problem, filter, By::Group).await.or_reply(visit)?;
    let mut closed = BTreeMap::new();
    for tally in tallies {
        *closed.entry(tally.key).or_default() += lens::number(tally.count);
    }
    Ok(closed)
}

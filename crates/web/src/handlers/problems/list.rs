//! 问题 list by state and indicator.

use crate::{
    handlers::items::choices,
    query::address,
    reply::Reply,
    views::{Lens, lens, list::turn as pages_of, problem},
    visit::{OrReply, Visit},
};
use axum::extract::RawQuery;
use ledger::problem::{Problem, ProblemStage};
use office::{
    By, Failure, Filter, Sort,
    directory::Directory,
    list_dockets::{Kind, counts},
    measures_of::measures_of,
    origin::indicators,
    turn_pages::turn,
};
use pages::{
    page::ProblemsPage,
    part::{Count, Link},
};
use vocab::DocketId;

/// `GET /problems`
pub async fn page(visit: Visit, RawQuery(raw): RawQuery) -> Result<Reply, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let directory = Directory::load(office).await.or_reply(&visit)?;
    let lens = Lens::new(&visit, &directory);
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(raw.as_deref().unwrap_or("")).unwrap_or_default();
    let value = |name: &str| {
        pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let (state, indicator, after) = (value("state"), value("indicator"), value("after"));
    let after = if after.is_empty() { Ok(None) } else { after.parse().map(Some) };
    let after = after.map_err(Failure::World).or_reply(&visit)?;
    let whole = Filter { group: Some(indicator.clone()).filter(|it| !it.is_empty()), ..Filter::default() };
    let stage = ProblemStage::ALL.into_iter().find(|it| it.name() == state);
    let states = stage.map(|it| it.name().to_owned()).into_iter().collect();
    let filter = Filter { states, ..whole.clone() };
    let tallies = counts(office, caller, Kind::Problem, whole, By::State).await.or_reply(&visit)?;
    let turned = turn(office, caller, Kind::Problem, filter, Sort::OPENED, after).await.or_reply(&visit)?;
    let mut problems: Vec<(DocketId, Problem)> = Vec::new();
    for row in &turned.rows {
        let problem = row.open::<Problem>().map_err(Failure::World).or_reply(&visit)?;
        problems.extend(problem.map(|it| (row.id, it)));
    }
    let measures = measures_of(office, &problems).await.or_reply(&visit)?;
    let href = |state: &str, after: &str| {
        address("/problems", &[("state", state), ("indicator", &indicator), ("after", after)])
    };
    let counted = |name: &str| {
        let counted: u64 = tallies.iter().filter(|it| name.is_empty() || it.key == name).map(|it| it.count).sum();
        Count::exact(lens::number(counted))
    };
    let tab = |name: &str, text: String| (Link { href: href(name, ""), text }, counted(name), state == name);
    let stages = ProblemStage::ALL.iter().map(|it| tab(it.name(), lens.w.code("problem-state", it.name())));
    let rows = turned.rows.iter().filter_map(|row| {
        let (_, problem) = problems.iter().find(|(id, _)| *id == row.id)?;
        Some(problem::row(row, problem, measures.get(&row.id).copied().unwrap_or_default(), &lens))
    });
    let page = ProblemsPage {
        frame: visit.frame(&directory),
        tabs: std::iter::once(tab("", lens.w.t("all"))).chain(stages).collect(),
        indicators: choices(indicators(office).await.or_reply(&visit)?, &indicator),
        problems: rows.collect(),
        count: lens::count(turned.count),
        pages: pages_of(&turned.before, turned.next.as_ref(), |after| href(&state, after)),
        indicator,
        state,
    };
    Reply::page(&visit, &page)
}

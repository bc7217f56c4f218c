//! 总览: what the caller reaches, counted by light, unit, indicator and state.

use super::shape::{IndicatorLights, LightCount, Overview, StateCount, UnitLights};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use office::{
    Answer, By, Filter, Tally,
    directory::Directory,
    list_dockets::{Kind, counts},
};
use std::collections::BTreeMap;
use vocab::UnitId;

pub(super) async fn read(visit: Visit) -> Result<Reply, Reply> {
    let overview = overview(&visit).await.or_reply(&visit)?;
    Ok(Reply::json(&overview))
}

async fn overview(visit: &Visit) -> Answer<Overview> {
    let caller = visit.visitor.caller.as_ref().ok_or(office::Failure::Unknown)?;
    let count = |kind, by| counts(visit.office(), caller, kind, Filter::default(), by);
    let directory = Directory::load(visit.office()).await?;
    let unit = |(key, lights): (String, Vec<LightCount>)| {
        let id: Option<i64> = key.parse().ok();
        let name = id.map(|id| directory.unit(UnitId(id)).to_owned()).unwrap_or_default();
        UnitLights { unit: id, name, lights }
    };
    let indicator = |(indicator, lights)| IndicatorLights { indicator, lights };
    let mut states: BTreeMap<String, u64> = BTreeMap::new();
    for tally in count(Kind::Problem, By::State).await? {
        *states.entry(tally.key).or_default() += tally.count;
    }
    Ok(Overview {
        on: visit.today().to_string(),
        lights: grouped(count(Kind::Item, By::Whole).await?).into_values().flatten().collect(),
        units: grouped(count(Kind::Item, By::Owner).await?).into_iter().map(unit).collect(),
        indicators: grouped(count(Kind::Item, By::Group).await?).into_iter().map(indicator).collect(),
        problems: states.into_iter().map(|(state, count)| StateCount { state, count }).collect(),
    })
}

fn grouped(tallies: Vec<Tally>) -> BTreeMap<String, Vec<LightCount>> {
    let mut groups: BTreeMap<String, Vec<LightCount>> = BTreeMap::new();
    for tally in tallies {
        let light = tally.light.map_or("void", docket::Light::name).to_owned();
        groups.entry(tally.key).or_default().push(LightCount { light, count: tally.count });
    }
    groups
}

//! 亮灯数: how many of a list have which light, exactly where the list is short, else up to a limit.

use crate::{
    Answer, Office,
    caller::Caller,
    list_dockets::{Kind, counts, list, lit},
};
use docket::Light;
use store::{By, Count, Filter, PageRequest, Sort};

/// The count of each light, worst first; lights of the filter itself are left aside. A list longer than counting goes is
/// counted light by light up to the limit, so that the page of a large district does not wait for it.
///
/// # Errors
/// As [`list`].
pub async fn count_lights(
    office: &Office,
    caller: &Caller,
    kind: Kind,
    filter: Filter,
) -> Answer<(Count, Vec<(Light, Count)>)> {
    let filter = Filter { lights: None, ..filter };
    let whole = count(office, caller, kind, filter.clone()).await?;
    let mut lights = Vec::with_capacity(Light::ALL.len());
    if !whole.more {
        let tallies = counts(office, caller, kind, filter, By::Whole).await?;
        lights.extend(Light::ALL.map(|light| (light, Count { least: lit(&tallies, light), more: false })));
        return Ok((whole, lights));
    }
    for light in Light::ALL {
        let narrowed = Filter { lights: Some((vec![light], office.world().today())), ..filter.clone() };
        lights.push((light, count(office, caller, kind, narrowed).await?));
    }
    Ok((whole, lights))
}

/// How many dockets a filter leaves, up to the limit.
///
/// # Errors
/// As [`list`].
pub async fn count(office: &Office, caller: &Caller, kind: Kind, filter: Filter) -> Answer<Count> {
    let request = PageRequest { limit: 0, ..PageRequest::default() };
    let page = list(office, caller, kind, filter, Sort::DUE, &request).await?;
    Ok(page.count.unwrap_or(Count { least: 0, more: false }))
}

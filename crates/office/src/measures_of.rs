//! 措施办结情况: how the measures of problems stand, in numbers alone, so that who reaches a problem knows how far it is.

use crate::{Answer, Office};
use docket::{Light, Scope};
use ledger::{item::Stage, problem::Problem};
use std::collections::BTreeMap;
use vocab::DocketId;

/// 措施办结情况 of one problem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Measures that count.
    pub total: u32,
    /// Of these, done.
    pub done: u32,
    /// The worst light among them.
    pub worst: Option<Light>,
}

/// The measures of each of these problems.
///
/// # Errors
/// Where the world fails.
pub async fn measures_of(office: &Office, problems: &[(DocketId, Problem)]) -> Answer<BTreeMap<DocketId, Measures>> {
    let items: Vec<DocketId> = problems.iter().flat_map(|(_, it)| it.links.iter().map(|link| link.item)).collect();
    let today = office.world().today();
    let rows = office.store().get_many(&Scope::all(), &items).await?;
    let by_id: BTreeMap<DocketId, _> = rows.iter().map(|row| (row.id, &row.facets)).collect();
    let mut all = BTreeMap::new();
    for (id, problem) in problems {
        let mut measures = Measures::default();
        for facets in problem.links.iter().filter_map(|link| by_id.get(&link.item)) {
            let void = facets.state == Stage::Void.name();
            measures.total += u32::from(!void);
            measures.done += u32::from(matches!(Light::of(facets, today), Some(Light::Done)));
            let light = Light::of(facets, today);
            measures.worst = [measures.worst, light].into_iter().flatten().min();
        }
        all.insert(*id, measures);
    }
    Ok(all)
}

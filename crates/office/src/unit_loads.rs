//! 单位负担: how many items each unit leads, by light, and in how many it takes part.

use crate::{
    Answer, Office,
    caller::Caller,
    list_dockets::{Kind, counts},
};
use docket::{Scope, Standing, Units};
use store::{By, Filter, Tally};
use vocab::UnitId;

/// 单位负担 of one unit, as far as the caller reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The unit.
    pub unit: UnitId,
    /// What it leads, by light.
    pub leads: Vec<Tally>,
    /// In how many it takes part.
    pub partakes: u32,
}

/// Every unit in use.
///
/// # Errors
/// [`crate::Failure::Denied`] by the matrix.
pub async fn unit_loads(office: &Office, caller: &Caller) -> Answer<Vec<Load>> {
    office.may(caller, "unit.read", false)?;
    let reads_items = office.may(caller, Kind::Item.read(), false).is_ok();
    let tallies =
        if reads_items { counts(office, caller, Kind::Item, Filter::default(), By::Owner).await? } else { Vec::new() };
    let mut loads = Vec::new();
    for unit in office.store().units().await?.into_iter().filter(|it| it.active) {
        let own = |it: &&Tally| it.light.is_some() && it.key == unit.id.to_string();
        let leads: Vec<Tally> = tallies.iter().filter(own).cloned().collect();
        let led: u64 = leads.iter().map(|it| it.count).sum();
        let reads = reads_items && (caller.scope() == Scope::all() || caller.unit == Some(unit.id));
        let all = if reads { reached(office, unit.id).await? } else { led };
        loads.push(Load { unit: unit.id, leads, partakes: u32::try_from(all.saturating_sub(led)).unwrap_or(u32::MAX) });
    }
    Ok(loads)
}

/// How many items a unit leads or takes part in, up to where counting stops.
async fn reached(office: &Office, unit: UnitId) -> Answer<u64> {
    let scope = Scope { units: Units::These([unit].into()), ..Scope::all() };
    let counted = Standing::ALL.into_iter().filter(|it| *it != Standing::Void);
    let kinds = vec![Kind::Item.name().to_owned()];
    let filter = Filter { kinds, standings: counted.collect(), ..Filter::default() };
    Ok(office.store().count(&scope, &filter).await?.least)
}

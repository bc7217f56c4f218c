//! 不认识的单位: names that plans under review use and no unit goes by.

use crate::{Answer, Office, caller::Caller, list_dockets::Kind};
use docket::Scope;
use ledger::plan::{Plan, PlanStage};
use std::collections::BTreeMap;
use store::{Filter, Sort};

/// 不认识的单位 with how many entries name them, by name. Whoever keeps the units learns the names and nothing else of a
/// plan, so plans out of the caller's own reach are looked through too.
///
/// # Errors
/// [`crate::Failure::Denied`] to who does not keep units.
pub async fn unmatched_units(office: &Office, caller: &Caller) -> Answer<BTreeMap<String, u32>> {
    office.may(caller, "unit.save", false)?;
    let filter = Filter {
        kinds: vec![Kind::Plan.name().to_owned()],
        states: vec![PlanStage::Draft.name().to_owned()],
        ..Filter::default()
    };
    let known = crate::draft::Names::of(&office.store().units().await?);
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let mut plans = office.store().export(&Scope::all(), &filter, Sort::OPENED).await?;
    while let Some(rows) = plans.chunk().await? {
        for row in rows {
            let Some(plan) = row.open::<Plan>()? else { continue };
            let unmatched = plan.plan.leaves().flat_map(|entry| &entry.unmatched);
            for name in unmatched.filter(|name| known.find(name).is_none()) {
                *names.entry(name.clone()).or_default() += 1;
            }
        }
    }
    Ok(names)
}

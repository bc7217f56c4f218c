//! 维护单位: names, aliases and habits of a unit. A unit is never deleted, only taken out of use.

use crate::{Answer, Failure, Office, caller::Caller};
use store::{Job, Unit};
use vocab::UnitId;

/// A unit as the form has it.
#[derive(Clone, Debug, Default)]
pub struct SaveUnit {
    /// `None` for a new one.
    pub id: Option<UnitId>,
    /// 全称
    pub name: String,
    /// 简称; the full name where empty.
    pub short: String,
    /// 别名
    pub aliases: Vec<String>,
    /// Whether work can be assigned to it.
    pub active: bool,
    /// Whether what its liaison fills in waits for its head.
    pub head_approves: bool,
}

/// 维护单位
///
/// # Errors
/// A [`Failure::Field`] for a missing name, or one that another unit goes by.
pub async fn save_unit(office: &Office, caller: &Caller, request: SaveUnit) -> Answer<UnitId> {
    office.may(caller, "unit.save", false)?;
    let name = request.name.trim().to_owned();
    if name.is_empty() {
        return Err(Failure::Field { field: "name", code: "field.empty" });
    }
    let units = office.store().units().await?;
    let old = match request.id {
        Some(id) => Some(units.iter().find(|it| it.id == id).ok_or(Failure::Missing { what: "unit" })?),
        None => None,
    };
    let mut aliases: Vec<String> = request.aliases.iter().map(|it| it.trim().to_owned()).collect();
    aliases.retain(|it| !it.is_empty() && *it != name);
    aliases.dedup();
    let short = Some(request.short.trim()).filter(|it| !it.is_empty()).unwrap_or(&name).to_owned();
    let others = || units.iter().filter(|it| Some(it.id) != request.id);
    let goes_by = |it: &Unit, word: &str| it.name == word || it.short == word || it.aliases.iter().any(|a| a == word);
    for (field, words) in [("name", vec![&name]), ("short", vec![&short]), ("aliases", aliases.iter().collect())] {
        if others().any(|it| words.iter().any(|word| goes_by(it, word))) {
            return Err(Failure::Field { field, code: "unit.name_taken" });
        }
    }
    let row = Unit {
        id: request.id.unwrap_or(UnitId(0)),
        name,
        short,
        aliases,
        region: old.and_then(|it| it.region.clone()),
        active: request.active,
        head_approves: request.head_approves,
    };
    let job = Job::new(office.now(), caller.actor(None), Vec::new(), move |desk| {
        let id = if row.id == UnitId(0) { desk.new_unit() } else { row.id };
        desk.audit("unit.save", None, &format!("{id} {}", row.name));
        desk.put(Unit { id, ..row.clone() });
        Ok(id)
    });
    office.store().perform(job).await?.map_err(Failure::Refused)
}

//! 停用、启用单位: its past stays, new work cannot be given to it.

use super::units;
use crate::{again::Again, form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use office::{
    Answer, Failure,
    save_unit::{SaveUnit, save_unit},
};
use vocab::UnitId;

pub(super) async fn on(visit: Visit, Path(id): Path<UnitId>, form: Form) -> Result<Reply, Reply> {
    answer(&visit, id, true, "unit_activate", form).await
}

pub(super) async fn off(visit: Visit, Path(id): Path<UnitId>, form: Form) -> Result<Reply, Reply> {
    answer(&visit, id, false, "unit_deactivate", form).await
}

async fn answer(visit: &Visit, id: UnitId, active: bool, name: &'static str, form: Form) -> Result<Reply, Reply> {
    match set(visit, id, active).await {
        Ok(_) => Ok(Reply::see_other(&format!("/admin/units/{id}?done={name}"))),
        Err(failure) => units::show_one(visit, id, Some(Again::new(visit, name, form, failure)?)).await,
    }
}

async fn set(visit: &Visit, id: UnitId, active: bool) -> Answer<UnitId> {
    let caller = visit.visitor.caller.as_ref().ok_or(Failure::Unknown)?;
    let unit = visit.office().store().unit(id).await?.ok_or(Failure::Missing { what: "unit" })?;
    let request = SaveUnit {
        id: Some(id),
        name: unit.name,
        short: unit.short,
        aliases: unit.aliases,
        active,
        head_approves: unit.head_approves,
    };
    save_unit(visit.office(), caller, request).await
}

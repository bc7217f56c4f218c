//! 新增、修改单位.

use super::units;
use crate::{again::Again, form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use office::{Answer, Failure, save_unit::SaveUnit};
use vocab::UnitId;

pub(super) async fn add(visit: Visit, form: Form) -> Result<Reply, Reply> {
    match save(&visit, None, &form).await {
        Ok(_) => Ok(Reply::see_other("/admin/units?done=unit_add")),
        Err(failure) => units::show(&visit, Some(Again::new(&visit, "unit_add", form, failure)?)).await,
    }
}

pub(super) async fn edit(visit: Visit, Path(id): Path<UnitId>, form: Form) -> Result<Reply, Reply> {
    match save(&visit, Some(id), &form).await {
        Ok(_) => Ok(Reply::see_other(&format!("/admin/units/{id}?done=unit_edit"))),
        Err(failure) => units::show_one(&visit, id, Some(Again::new(&visit, "unit_edit", form, failure)?)).await,
    }
}

async fn save(visit: &Visit, id: Option<UnitId>, form: &Form) -> Answer<UnitId> {
    let caller = visit.visitor.caller.as_ref().ok_or(Failure::Unknown)?;
    let active = match id {
        Some(id) => visit.office().store().unit(id).await?.ok_or(Failure::Missing { what: "unit" })?.active,
        None => true,
    };
    let request = SaveUnit {
        id,
        name: form.text("name").to_owned(),
        short: form.text("short").to_owned(),
        aliases: form.text("aliases").lines().map(str::to_owned).collect(),
        active,
        head_approves: form.ticked("head_approves"),
    };
    office::save_unit::save_unit(visit.office(), caller, request).await
}

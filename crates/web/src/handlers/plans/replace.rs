//! 上传新版本: the later version is compared with the one that runs.

use super::{show, upload::NO_FILE};
use crate::{again::Again, form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use office::{
    Answer, Failure,
    premise::Premise,
    revise_plan::{RevisePlan, revise_plan},
};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path(id): Path<DocketId>, form: Form) -> Result<Reply, Reply> {
    match revise(&visit, id, &form).await {
        Ok(()) => Ok(Reply::see_other(&format!("/plans/{id}/changes?done=replace"))),
        Err(failure) => show::show(&visit, id, Some(Again::new(&visit, "replace", form, failure)?)).await,
    }
}

async fn revise(visit: &Visit, plan: DocketId, form: &Form) -> Answer<()> {
    let caller = visit.visitor.caller.as_ref().ok_or(Failure::Unknown)?;
    let file = form.uploads("file").next().ok_or(NO_FILE)?;
    let (name, bytes) = (file.name.clone(), file.bytes.to_vec());
    let request = RevisePlan { plan, name, bytes, add_units: form.ticked("add_units"), premise: Premise::default() };
    revise_plan(visit.office(), caller, request).await
}

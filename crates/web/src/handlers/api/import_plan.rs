//! 导入方案 and its later versions by a program.

use super::{
    document,
    shape::{Done, Imported},
};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::{Path, Request};
use office::{
    import_plan::{ImportPlan, import_plan},
    revise_plan::{RevisePlan, revise_plan},
};
use vocab::DocketId;

pub(super) async fn import(visit: Visit, request: Request) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let document::Document { name, bytes, add_units } = document::read(&visit, request).await?;
    let id = import_plan(visit.office(), caller, ImportPlan { name, bytes, add_units }).await.or_reply(&visit)?;
    Ok(Reply::json(&Imported { id: id.0 }))
}

pub(super) async fn compare(visit: Visit, Path(plan): Path<DocketId>, request: Request) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let document::Document { name, bytes, add_units } = document::read(&visit, request).await?;
    let request = RevisePlan { plan, name, bytes, add_units };
    revise_plan(visit.office(), caller, request).await.or_reply(&visit)?;
    Ok(Reply::json(&Done { id: plan.0 }))
}

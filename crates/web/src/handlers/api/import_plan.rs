//! 导入方案 and its later versions by a program.

use super::{
    document::{self, Document},
    premise,
    shape::{Done, Imported},
};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::{Path, Request};
use office::{
    import_plan::{ImportPlan, import_plan},
    premise::Premise,
    revise_plan::{RevisePlan, revise_plan},
};
use vocab::DocketId;

/// The document and what its import rests on. The bytes of a form differ each time it is sent, those of
/// its file do not.
async fn read(visit: &Visit, request: Request) -> Result<(Document, Premise), Reply> {
    let headers = request.headers().clone();
    let document = document::read(visit, request).await?;
    let told = [document.name.as_bytes(), b"\n", &document.bytes].concat();
    let premise = premise::of(visit, &headers, &told)?;
    Ok((document, premise))
}

pub(super) async fn import(visit: Visit, request: Request) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let (document, premise) = read(&visit, request).await?;
    let Document { name, bytes, add_units } = document;
    let request = ImportPlan { name, bytes, add_units, once: premise.once };
    let id = import_plan(visit.office(), caller, request).await.or_reply(&visit)?;
    Ok(Reply::json(&Imported { id: id.0 }))
}

pub(super) async fn compare(visit: Visit, Path(plan): Path<DocketId>, request: Request) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let (document, premise) = read(&visit, request).await?;
    let Document { name, bytes, add_units } = document;
    let request = RevisePlan { plan, name, bytes, add_units, premise };
    revise_plan(visit.office(), caller, request).await.or_reply(&visit)?;
    Ok(Reply::json(&Done { id: plan.0 }))
}

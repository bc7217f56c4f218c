//! 体检 by a program; nothing is kept.

use super::{
    document,
    shape::{Checked, masked},
};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::Request;
use office::compile_plan::compile_plan;

pub(super) async fn check(visit: Visit, request: Request) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let sent = document::read(&visit, request).await?;
    let compiled = compile_plan(visit.office(), caller, &sent.name, &sent.bytes).await.or_reply(&visit)?;
    let text = plan::print::json(&compiled.plan);
    let plan = serde_json::from_str(&text).map_err(|error| Reply::world(&visit, &error))?;
    Ok(Reply::json(&Checked { plan: masked(plan) }))
}

//! 办理问题 by a program.

use super::{body, one::log, shape::Done};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::{
    body::Bytes,
    extract::Path,
    http::{HeaderMap, header},
};
use ledger::problem::{Act, ActName};
use office::{
    act_on_problem::{ActOnProblem, act_on_problem},
    list_dockets::Kind,
};
use vocab::DocketId;

pub(super) async fn act(
    name: ActName,
    visit: Visit,
    Path(problem): Path<DocketId>,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    if headers.contains_key(header::IF_MATCH) {
        let (_, events) = log(&visit, caller, Kind::Problem, problem).await.or_reply(&visit)?;
        body::unchanged(&visit, &headers, events.len())?;
    }
    let mut fields = body::fields(&visit, &sent)?;
    let reopen_due = body::take(&visit, &mut fields, "reopen_due")?;
    let act: Act = body::act(&visit, name.name(), fields)?;
    let request = ActOnProblem { problem, act, reopen_due, files: Vec::new() };
    act_on_problem(visit.office(), caller, request).await.or_reply(&visit)?;
    Ok(Reply::json(&Done { id: problem.0 }))
}

//! 办理问题 by a program.

use super::{body, premise, shape::Done};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::{body::Bytes, extract::Path, http::HeaderMap};
use ledger::problem::{Act, ActName};
use office::act_on_problem::{ActOnProblem, act_on_problem};
use vocab::DocketId;

pub(super) async fn act(
    name: ActName,
    visit: Visit,
    Path(problem): Path<DocketId>,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let premise = premise::of(&visit, &headers, &sent)?;
    let mut fields = body::fields(&visit, &sent)?;
    let reopen_due = body::take(&visit, &mut fields, "reopen_due")?;
    let act: Act = body::act(&visit, name.name(), fields)?;
    let request = ActOnProblem { problem, act, reopen_due, files: Vec::new(), premise };
    act_on_problem(visit.office(), caller, request).await.or_reply(&visit)?;
    Ok(Reply::json(&Done { id: problem.0 }))
}

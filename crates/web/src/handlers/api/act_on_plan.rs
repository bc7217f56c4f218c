//! 审阅、采用方案 by a program.

use super::{
    body, premise,
    shape::{Adopted, Done},
};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::{body::Bytes, extract::Path, http::HeaderMap};
use ledger::plan::{Act, ActName};
use office::{
    act_on_plan::act_on_plan,
    adopt_plan::{AdoptPlan, adopt_plan},
    revise_plan::accept_change,
};
use vocab::DocketId;

pub(super) async fn act(
    name: ActName,
    visit: Visit,
    Path(plan): Path<DocketId>,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let premise = premise::of(&visit, &headers, &sent)?;
    let mut fields = body::fields(&visit, &sent)?;
    let assign = body::take::<bool>(&visit, &mut fields, "assign")?.unwrap_or(false);
    match body::act::<Act>(&visit, name.name(), fields)? {
        Act::Adopt(adopt) => {
            let request = AdoptPlan { plan, adopt, assign, premise };
            let adopted = adopt_plan(visit.office(), caller, request).await.or_reply(&visit)?;
            let numbers = |ids: &[DocketId]| ids.iter().map(|it| it.0).collect();
            let (items, problems) = (numbers(&adopted.items), numbers(&adopted.problems));
            return Ok(Reply::json(&Adopted { plan: plan.0, items, problems }));
        }
        Act::AcceptChange(accept) => {
            accept_change(visit.office(), caller, plan, accept, premise).await.or_reply(&visit)?;
        }
        act => act_on_plan(visit.office(), caller, plan, act, premise).await.or_reply(&visit)?,
    }
    Ok(Reply::json(&Done { id: plan.0 }))
}

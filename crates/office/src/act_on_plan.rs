//! 审阅方案: acts on a draft that touch nothing but the plan itself.

use crate::{
    Answer, Failure, Office,
    caller::Caller,
    premise::{self, Premise},
};
use docket::Refusal;
use ledger::plan::{Act, Plan};
use store::Job;
use vocab::DocketId;

/// 审阅方案: fix, link, unlink, split, merge, drop, restore, discard, and a change refused.
///
/// # Errors
/// Acts that also change the ledger have their own use cases and are denied here.
pub async fn act_on_plan(office: &Office, caller: &Caller, id: DocketId, act: Act, premise: Premise) -> Answer<()> {
    let name = act.name().name();
    if matches!(act, Act::Import(_) | Act::Adopt(_) | Act::Compare(_) | Act::AcceptChange(_)) {
        return Err(Failure::Denied { act: name });
    }
    office.may(caller, name, false)?;
    let known = office.store().get_any(&caller.scope(), id).await?;
    known.filter(|it| it.kind == "ledger.plan").ok_or(Failure::Missing { what: "plan" })?;
    let moment = office.moment(caller, None);
    let once = premise.once.clone();
    let job = Job::new(moment.now, moment.actor.clone(), vec![id], move |desk| {
        premise.holds(desk, id)?;
        desk.act::<Plan>(id, act.clone(), (), &moment.context()).map(|_| ())
    });
    let job = premise::once(once.as_ref(), caller, job);
    office.store().perform(job).await?.map_err(|refusal: Refusal| refusal.into())
}

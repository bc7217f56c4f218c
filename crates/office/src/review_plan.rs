//! 审阅方案, several acts at once: all of them are done, or none.

use crate::{Answer, Failure, Office, caller::Caller};
use docket::Refusal;
use ledger::plan::{Act, Plan};
use store::Job;
use vocab::DocketId;

/// 审阅方案 by several acts in one transaction, such as one day for many entries.
///
/// # Errors
/// As [`crate::act_on_plan::act_on_plan`]; of the first act that is refused.
pub async fn review_plan(office: &Office, caller: &Caller, id: DocketId, acts: Vec<Act>) -> Answer<()> {
    for act in &acts {
        let name = act.name().name();
        if matches!(act, Act::Import(_) | Act::Adopt(_) | Act::Compare(_) | Act::AcceptChange(_)) {
            return Err(Failure::Denied { act: name });
        }
        office.may(caller, name, false)?;
    }
    let known = office.store().get_any(&caller.scope(), id).await?;
    known.filter(|it| it.kind == "ledger.plan").ok_or(Failure::Missing { what: "plan" })?;
    let moment = office.moment(caller, None);
    let job = Job::new(moment.now, moment.actor.clone(), vec![id], move |desk| {
        for act in &acts {
            desk.act::<Plan>(id, act.clone(), (), &moment.context())?;
        }
        Ok(())
    });
    office.store().perform(job).await?.map_err(|refusal: Refusal| refusal.into())
}

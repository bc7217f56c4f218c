//! 不采纳一处修订, with a reason.

use super::differ;
use crate::{again::Again, form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use ledger::plan::{Act, RefuseChange};
use office::{act_on_plan::act_on_plan, premise::Premise};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path((id, change)): Path<(DocketId, u32)>, form: Form) -> Result<Reply, Reply> {
    let act = Act::RefuseChange(RefuseChange { change, reason: form.text("reason").to_owned() });
    match act_on_plan(visit.office(), visit.caller()?, id, act, Premise::default()).await {
        Ok(()) => Ok(Reply::see_other(&format!("/plans/{id}/changes?done=change_refuse"))),
        Err(failure) => {
            let again = Again::new(&visit, "change_refuse", form, failure)?;
            differ::show(&visit, id, Some((change, again))).await
        }
    }
}

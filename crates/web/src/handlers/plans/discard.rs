//! 放弃草稿.

use super::show;
use crate::{again::Again, form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use ledger::plan::{Act, Discard};
use office::{act_on_plan::act_on_plan, premise::Premise};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path(id): Path<DocketId>, form: Form) -> Result<Reply, Reply> {
    let act = Act::Discard(Discard { reason: form.text("reason").to_owned() });
    match act_on_plan(visit.office(), visit.caller()?, id, act, Premise::default()).await {
        Ok(()) => Ok(Reply::see_other("/plans?done=plan_discard")),
        Err(failure) => show::show(&visit, id, Some(Again::new(&visit, "plan_discard", form, failure)?)).await,
    }
}

//! 印发并转入台账: what still lacks an owner or a day is shown with links to it.

use super::review;
use crate::{again::Again, form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use ledger::plan::Adopt;
use office::{
    Answer, Failure,
    adopt_plan::{AdoptPlan, Adopted, adopt_plan},
    premise::Premise,
};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path(id): Path<DocketId>, form: Form) -> Result<Reply, Reply> {
    match adopt(&visit, id, &form).await {
        Ok(_) => Ok(Reply::see_other(&format!("/items?plan={id}&done=adopt"))),
        Err(failure) => {
            let again = Again::new(&visit, "adopt", form, failure)?;
            review::show(&visit, id, &review::Asked::default(), Some(again)).await
        }
    }
}

async fn adopt(visit: &Visit, plan: DocketId, form: &Form) -> Answer<Adopted> {
    let caller = visit.visitor.caller.as_ref().ok_or(Failure::Unknown)?;
    let dated = form.day("issued_on", visit.today());
    let dated = dated.ok_or(Failure::Field { field: "issued_on", code: "due.unreadable" })?;
    let adopt = Adopt { number: form.text("number").to_owned(), issuer: form.text("issuer").to_owned(), dated };
    let request = AdoptPlan { plan, adopt, assign: form.ticked("assign"), premise: Premise::default() };
    adopt_plan(visit.office(), caller, request).await
}

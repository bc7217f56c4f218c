//! 采纳修订: one difference, with an owner and a day where it lacks them, or all that lack nothing.

use super::{differ, typed};
use crate::{
    again::Again,
    form::Form,
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::Path;
use ledger::{
    Parties,
    plan::{AcceptChange, Change, Plan},
};
use office::{
    Answer, Failure, directory::Directory, list_dockets::Kind, premise::Premise, revise_plan::accept_change,
    show_docket::show,
};
use vocab::DocketId;

pub(super) async fn one(visit: Visit, Path((id, change)): Path<(DocketId, u32)>, form: Form) -> Result<Reply, Reply> {
    match accept(&visit, id, change, &form).await {
        Ok(()) => Ok(Reply::see_other(&format!("/plans/{id}/changes?done=change_accept"))),
        Err(failure) => {
            let again = Again::new(&visit, "change_accept", form, failure)?;
            differ::show(&visit, id, Some((change, again))).await
        }
    }
}

async fn accept(visit: &Visit, id: DocketId, no: u32, form: &Form) -> Answer<()> {
    let caller = visit.visitor.caller.as_ref().ok_or(Failure::Unknown)?;
    let directory = Directory::load(visit.office()).await?;
    let plan = show::<Plan>(visit.office(), caller, Kind::Plan, id).await?.state;
    let change = plan.changes.iter().find(|it| it.no == no).map(|it| &it.change);
    let mut request = AcceptChange { change: no, parties: None, due: None };
    if let Some(Change::EntryAdded { entry }) = change {
        let before: &Parties = &entry.parties;
        let typed_parties = typed::parties(form, &directory, before)?;
        request.parties =
            typed_parties.lead.is_some().then(|| Parties { persons: before.persons.clone(), ..typed_parties });
        request.due = typed::due(form, visit.today())?;
    }
    accept_change(visit.office(), caller, id, request, Premise::default()).await
}

pub(super) async fn all(visit: Visit, Path(id): Path<DocketId>, form: Form) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let plan = show::<Plan>(visit.office(), caller, Kind::Plan, id).await.or_reply(&visit)?.state;
    for open in plan.changes.iter().filter(|it| !differ::lacks(&plan, &it.change)) {
        let request = AcceptChange { change: open.no, parties: None, due: None };
        // Each difference is decided on its own, so those taken over before a refusal stay so.
        if let Err(failure) = accept_change(visit.office(), caller, id, request, Premise::default()).await {
            let again = Again::new(&visit, "change_accept_all", form, failure)?;
            return differ::show(&visit, id, Some((0, again))).await;
        }
    }
    Ok(Reply::see_other(&format!("/plans/{id}/changes?done=change_accept_all")))
}

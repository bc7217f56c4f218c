//! 方案体检: the source beside what was read from it, and what is to be mended.

use crate::{
    again::Again,
    reply::Reply,
    views::{Lens, plan},
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use docket::Role;
use ledger::plan::PlanStage;
use office::{check_stored_plan::check_stored_plan, directory::Directory, permission::Leave};
use pages::{forms, page::PlanPage};
use vocab::DocketId;

pub(super) async fn page(visit: Visit, Path(id): Path<DocketId>) -> Result<Reply, Reply> {
    show(&visit, id, None).await
}

/// The page; with the form as it was sent where an act was not done.
pub(super) async fn show(visit: &Visit, id: DocketId, again: Option<Again>) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let (shown, compiled) = check_stored_plan(visit.office(), caller, id).await.or_reply(visit)?;
    let lens = Lens { in_full: caller.role == Role::LeadOffice, ..Lens::new(visit, &directory) };
    let may = |act: &str| visit.office().permissions().leave(caller.role, act) != Leave::Denied;
    let stage = shown.state.stage;
    let mut forms = Vec::new();
    if stage == PlanStage::Adopted && may("plan.compare") {
        forms.push(forms::plan::replace(id));
    }
    if stage == PlanStage::Draft && may("plan.discard") {
        forms.push(forms::plan::discard(id));
    }
    for form in &mut forms {
        if let Some(again) = again.as_ref().filter(|it| it.name == form.name) {
            again.put_into(form, visit);
        }
    }
    let diagnosis = plan::diagnosis(&compiled, &lens);
    let [errors, warnings, notes] = diagnosis.counts.map(plan::many);
    let page = PlanPage {
        frame: visit.frame(&directory),
        plan: pages::page::PlanRow {
            errors,
            warnings,
            notes,
            ..plan::row(id, &shown.state, shown.files.last(), &lens)
        },
        source: plan::source(&compiled, &lens),
        has_lines: compiled.document.format.has_lines(),
        outline: plan::outline(&compiled, &lens),
        diagnosis,
        forms,
        changes: if may("plan.accept_change") { plan::many(shown.state.changes.len()) } else { 0 },
        reviewable: stage == PlanStage::Draft && may("plan.fix"),
    };
    let status = if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Reply::page_with(visit, status, &page)
}

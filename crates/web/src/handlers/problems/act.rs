//! 办理问题: a form of the problem's page is sent.

use super::page::{draw, known};
use crate::{
    again::note_refusal,
    form::Form,
    handlers::items::{
        news, note_faults, note_files,
        parse::{Fault, Reader},
        seen,
    },
    reply::Reply,
    views::{
        Lens,
        problem::{log, word},
    },
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use ledger::problem::{self, Act, ActName, Finding, Problem};
use office::{
    Failure,
    act_on_problem::{ActOnProblem, act_on_problem},
    contacts::sees_in_full,
    directory::Directory,
    keep_file::{Kept, keep_file},
    list_dockets::Kind,
    premise::{CHANGED, Premise},
    show_docket::show,
};
use vocab::DocketId;

/// `POST /problems/{id}/{act}`
pub async fn act(name: ActName, visit: Visit, Path(id): Path<DocketId>, form: Form) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    show::<Problem>(visit.office(), caller, Kind::Problem, id).await.or_reply(&visit)?;
    let (faults, refusal) = match perform(&visit, name, id, &form).await {
        Ok(()) => return Ok(Reply::see_other(&format!("/problems/{id}?done=problem_{}", word(name)))),
        Err(Why::Faults(faults)) => (faults, None),
        Err(Why::Failure(Failure::Refused(refusal))) => (Vec::new(), Some(refusal)),
        Err(Why::Failure(failure)) => return Err(Reply::failure(&visit, &failure)),
    };
    let shown = show::<Problem>(visit.office(), caller, Kind::Problem, id).await.or_reply(&visit)?;
    let (known, words) = (known(&visit, &shown).await?, visit.words());
    let page = pages::forms::problem::offer(&words, word(name), id, &known);
    let mut page = page.ok_or_else(|| Reply::status(&visit, StatusCode::NOT_FOUND))?;
    note_faults(&mut page, &faults, &words);
    if let Some(refusal) = refusal {
        if refusal.code == CHANGED {
            let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
            let lens = Lens { in_full: sees_in_full(caller, shown.state.owner), ..Lens::new(&visit, &directory) };
            page.news = log(news(&form, &shown.events), &shown, &lens);
        }
        note_refusal(&mut page, &refusal, &words);
    }
    note_files(&mut page, &form, &words);
    draw(&visit, &shown, &known, StatusCode::UNPROCESSABLE_ENTITY, Some((page, form.sent()))).await
}

enum Why {
    Faults(Vec<Fault>),
    Failure(Failure),
}

impl From<Failure> for Why {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

async fn perform(visit: &Visit, name: ActName, problem: DocketId, form: &Form) -> Result<(), Why> {
    let office = visit.office();
    let Ok(caller) = visit.caller() else { return Err(Failure::Unknown.into()) };
    let mut read = Reader::new(form, visit.today());
    let act = act_from_form(name, form, &mut read);
    let reopen_due = read.maybe_due("reopen_due");
    let Some(act) = act.filter(|_| read.faults.is_empty()) else { return Err(Why::Faults(read.faults)) };
    let mut files: Vec<Kept> = Vec::new();
    for upload in read.files {
        files.push(keep_file(office, &upload.name, upload.bytes.to_vec()).await?);
    }
    let premise = Premise::seen(seen(form));
    act_on_problem(office, caller, ActOnProblem { problem, act, reopen_due, files, premise }).await?;
    Ok(())
}

/// Reads the form of an act on a problem.
fn act_from_form(name: ActName, form: &Form, read: &mut Reader<'_>) -> Option<Act> {
    let item = |read: &mut Reader<'_>| {
        let item = form.number("item").map(DocketId);
        if item.is_none() {
            read.faults.push(Fault { field: "item", code: "choice" });
        }
        item
    };
    Some(match name {
        ActName::Verify => Act::Verify(problem::Verify { effect: read.text("effect"), evidence: read.evidence() }),
        ActName::Close => {
            Act::Close(problem::Close { opinion: read.text("opinion"), form: read.signed(), review_on: None })
        }
        ActName::Review => {
            let finding = match form.text("finding") {
                "held" => Finding::Held,
                "relapsed" => Finding::Relapsed,
                _ => {
                    read.faults.push(Fault { field: "finding", code: "choice" });
                    return None;
                }
            };
            let reopen = form.all("reopen").filter_map(|it| it.parse().ok()).map(DocketId).collect();
            Act::Review(problem::Review {
                finding,
                text: read.text("text"),
                evidence: read.evidence(),
                reopen,
                new_measure: form.ticked("new_measure"),
            })
        }
        ActName::Link => Act::Link(problem::Link { item: item(read)?, lead: None }),
        ActName::Unlink => Act::Unlink(problem::Unlink { item: item(read)?, reason: read.text("reason") }),
        ActName::Discard => Act::Discard(problem::Discard { reason: read.text("reason") }),
        // These have no form.
        ActName::Open | ActName::Remind | ActName::Follow => return None,
    })
}

//! 批量催办: the same words to every item that was ticked. Those that cannot be urged now are passed over, and the message
//! says so; where none could be, the list comes back with everything that was typed and ticked.

use super::{
    act::note_faults,
    list::{Refused, draw},
    parse::Fault,
};
use crate::{
    again::note_refusal,
    form::Form,
    reply::Reply,
    views::list::Asked,
    visit::{OrReply, Visit},
};
use axum::http::StatusCode;
use docket::Refusal;
use ledger::item::{Act, Urge};
use office::{
    Failure,
    act_on_item::{ActOnItem, act_on_item},
    premise::Premise,
};
use vocab::DocketId;

/// `POST /items/urge`
pub async fn many(visit: Visit, form: Form) -> Result<Reply, Reply> {
    let asked = Asked::read(Some(form.text("list")));
    let picked: Vec<DocketId> = form.all("item").filter_map(|it| it.parse().ok()).map(DocketId).collect();
    let mut page = pages::forms::item::urge_many(&asked.query_string());
    page.refill(form.sent());
    let answer_by = form.day("answer_by", visit.today());
    if answer_by.is_none() && !form.text("answer_by").is_empty() {
        note_faults(&mut page, &[Fault { field: "answer_by", code: "day" }], &visit.words());
        let refused = Refused { form: page, picked };
        return draw(&visit, &asked, StatusCode::UNPROCESSABLE_ENTITY, Some(refused)).await;
    }
    let urge = Urge { text: form.text("text").to_owned(), answer_by };
    let (done, refusal) = every(&visit, &picked, urge).await?;
    match refusal {
        Some(refusal) if done == 0 => {
            note_refusal(&mut page, &refusal, &visit.words());
            draw(&visit, &asked, StatusCode::UNPROCESSABLE_ENTITY, Some(Refused { form: page, picked })).await
        }
        Some(_) => Ok(Reply::see_other(&asked.href("done", "urge_some"))),
        None => Ok(Reply::see_other(&asked.href("done", "urge_many"))),
    }
}

/// How many were urged, and why the last of the others could not be.
async fn every(visit: &Visit, picked: &[DocketId], urge: Urge) -> Result<(u32, Option<Refusal>), Reply> {
    let caller = visit.caller()?;
    let mut refused = picked.is_empty().then(|| Refusal::new("urge.none_picked"));
    let mut done = 0;
    for item in picked {
        let act = Act::Urge(urge.clone());
        let request = ActOnItem { item: *item, act, on_behalf: None, files: Vec::new(), premise: Premise::default() };
        match act_on_item(visit.office(), caller, request).await {
            Ok(_) => done += 1,
            Err(Failure::Refused(refusal)) => refused = Some(refusal),
            Err(failure) => return Err(failure).or_reply(visit),
        }
    }
    Ok((done, refused))
}

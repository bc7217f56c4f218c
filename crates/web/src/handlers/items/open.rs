//! 单独立项: the form, and what it opens.

use super::{
    act::note_faults,
    list::choices,
    parse::{Fault, Reader},
};
use crate::{
    again::note_refusal,
    form::Form,
    reply::Reply,
    views::Lens,
    visit::{OrReply, Visit},
};
use axum::http::StatusCode;
use office::{
    Failure,
    directory::Directory,
    open_item::{OpenItem, Opened, open_item},
    origin::indicators,
};
use pages::{forms, page::OpenItemPage};

/// `GET /items/new`
pub async fn page(visit: Visit) -> Result<Reply, Reply> {
    let page = blank(&visit).await?;
    Reply::page(&visit, &page)
}

/// `POST /items`
pub async fn send(visit: Visit, form: Form) -> Result<Reply, Reply> {
    let words = visit.words();
    let outcome = match read(&visit, &form) {
        Ok(request) => Ok(open_item(visit.office(), visit.caller()?, request).await),
        Err(faults) => Err(faults),
    };
    let mut page = blank(&visit).await?;
    page.form.refill(form.sent());
    match outcome {
        Ok(Ok(Opened { item, late })) => {
            let done = if late { "open_late" } else { "open" };
            return Ok(Reply::see_other(&format!("/items/{item}?done={done}")));
        }
        Ok(Err(Failure::Refused(refusal))) => note_refusal(&mut page.form, &refusal, &words),
        Ok(Err(Failure::Field { field, code })) => page.form.fault(field, words.code("fault", code)),
        Ok(Err(failure)) => return Err(Reply::failure(&visit, &failure)),
        Err(faults) => note_faults(&mut page.form, &faults, &words),
    }
    Reply::page_with(&visit, StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn read(visit: &Visit, form: &Form) -> Result<OpenItem, Vec<Fault>> {
    let mut read = Reader::new(form, visit.today());
    let (parties, due) = (read.parties(&ledger::Parties::default()), read.due("due"));
    let (Some(parties), Some(due)) = (parties, due) else { return Err(read.faults) };
    Ok(OpenItem {
        title: read.text("title"),
        source: read.text("source"),
        indicator: read.text("indicator"),
        text: read.text("text"),
        parties,
        due,
        assign: form.ticked("assign"),
        once: None,
    })
}

async fn blank(visit: &Visit) -> Result<OpenItemPage, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let names = indicators(visit.office()).await.or_reply(visit)?;
    let units = Lens::new(visit, &directory).units();
    let form = forms::item::open(&visit.words(), &units, &choices(names, ""));
    Ok(OpenItemPage { frame: visit.frame(&directory), form })
}

//! 办理: a form of the item page is sent. What is refused goes back as the same page, with everything that was typed.

use super::{
    page::{Refused, draw},
    parse::{self, Fault},
};
use crate::{
    again::note_refusal,
    form::Form,
    reply::Reply,
    views::{Lens, facts, timeline},
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use docket::Refusal;
use ledger::item::{ActName, Item};
use office::{
    EventRow, Failure,
    act_on_item::{ActOnItem, act_on_item},
    directory::Directory,
    keep_file::{Kept, keep_file},
    list_dockets::Kind,
    permission::Leave,
    premise::{CHANGED, Premise},
    show_docket::{Shown, show},
};
use pages::{Words, form::Form as PageForm};
use vocab::DocketId;

/// `POST /items/{id}/{act}`
pub async fn act(name: ActName, visit: Visit, Path(id): Path<DocketId>, form: Form) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let shown = show::<Item>(visit.office(), caller, Kind::Item, id).await.or_reply(&visit)?;
    match perform(&visit, name, &shown, &form).await {
        Ok(()) => Ok(Reply::see_other(&format!("/items/{id}?done={}", facts::word(name)))),
        Err(why) => back(&visit, name, &shown, &form, why).await,
    }
}

/// Why a form goes back.
enum Why {
    Faults(Vec<Fault>),
    Failure(Failure),
}

impl From<Vec<Fault>> for Why {
    fn from(faults: Vec<Fault>) -> Self {
        Self::Faults(faults)
    }
}

impl From<Failure> for Why {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

async fn perform(visit: &Visit, name: ActName, shown: &Shown<Item>, form: &Form) -> Result<(), Why> {
    let (office, id) = (visit.office(), shown.row.id);
    let Ok(caller) = visit.caller() else { return Err(Failure::Unknown.into()) };
    let on_behalf = parse::behalf(form)?;
    let leave = office.permissions().leave(caller.role, name.name());
    if leave == Leave::OnBehalf && on_behalf.is_none() {
        let refusal = Refusal::new(ledger::refusals::ON_BEHALF_NEEDED).with("act", name.name());
        return Err(Failure::Refused(refusal).into());
    }
    let parsed = parse::act_from_form(name, id, &shown.state, form, visit.today())?;
    let mut files: Vec<Kept> = Vec::new();
    for upload in parsed.files {
        files.push(keep_file(office, &upload.name, upload.bytes.to_vec()).await?);
    }
    let premise = Premise::seen(seen(form));
    act_on_item(office, caller, ActOnItem { item: id, act: parsed.act, on_behalf, files, premise }).await?;
    Ok(())
}

/// Nobody acts on what he has not seen: the page tells its version, which is the number of events at that time.
pub(crate) fn seen(form: &Form) -> Option<i64> {
    form.number("version")
}

/// What happened since the page was read, for a form that goes back because of it.
pub(crate) fn news<'a>(form: &Form, events: &'a [EventRow]) -> &'a [EventRow] {
    let seen = seen(form).and_then(|it| usize::try_from(it).ok()).unwrap_or(events.len());
    events.get(seen..).unwrap_or_default()
}

async fn back(visit: &Visit, name: ActName, shown: &Shown<Item>, form: &Form, why: Why) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let lens = Lens::new(visit, &directory);
    // Somebody else may have acted meanwhile; the page that goes back shows how it stands now.
    let shown = show::<Item>(visit.office(), caller, Kind::Item, shown.row.id).await.or_reply(visit)?;
    let known = facts::of_item(&shown.state, shown.events.len(), caller, &lens);
    let Some(mut page) = pages::forms::item::offer(&lens.w, facts::word(name), shown.row.id, &known) else {
        return Err(Reply::status(visit, StatusCode::NOT_FOUND));
    };
    match why {
        Why::Faults(faults) => note_faults(&mut page, &faults, &lens.w),
        Why::Failure(Failure::Refused(refusal)) => {
            if refusal.code == CHANGED {
                page.news = timeline::of_item(news(form, &shown.events), &shown.files, &lens);
            }
            note_refusal(&mut page, &refusal, &lens.w);
        }
        Why::Failure(failure) => return Err(Reply::failure(visit, &failure)),
    }
    note_files(&mut page, form, &lens.w);
    let refused = Refused { form: page, sent: form.sent() };
    draw(visit, &shown, StatusCode::UNPROCESSABLE_ENTITY, Some(refused), false).await
}

/// Puts the faults of fields into a form.
pub(crate) fn note_faults(page: &mut PageForm, faults: &[Fault], words: &Words) {
    for fault in faults {
        page.fault(fault.field, words.code("wrong", fault.code));
    }
}

/// A browser cannot be given its files back, so the page says that they must be chosen again.
pub(crate) fn note_files(page: &mut PageForm, form: &Form, words: &Words) {
    if form.has_files() {
        let said = std::mem::take(&mut page.refusal);
        page.refuse(format!("{said} {}", words.t("files-again")).trim());
    }
}

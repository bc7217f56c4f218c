//! 办理: a form of a register's page is sent. What is refused goes back as the same page, with everything that was typed.

use super::{
    page::{draw, known},
    read,
};
use crate::{
    form::Form,
    handlers::items::{
        note_faults, note_files, note_refusal,
        parse::{self, Fault},
    },
    reply::Reply,
    views::{Lens, register::Face},
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use docket::Refusal;
use office::{
    Failure,
    directory::Directory,
    keep_file::{Kept, keep_file},
    list_dockets::Kind,
    permission::Leave,
    premise::Premise,
    register::{ActOn, act_on},
    show_docket::show,
};
use pages::{form::Form as PageForm, forms::register::Act};
use vocab::DocketId;

/// `POST /findings/{id}/{act}`
pub async fn act<D: Face>(
    act: &'static Act,
    visit: Visit,
    Path(id): Path<DocketId>,
    form: Form,
) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    show::<D>(visit.office(), caller, Kind::of::<D>(), id).await.or_reply(&visit)?;
    let why = match perform::<D>(&visit, act, Some(id), &form).await {
        Ok(_) => return Ok(Reply::see_other(&format!("/{}/{id}?done={}", D::WORD, act.form))),
        Err(why) => why,
    };
    // Somebody else may have acted meanwhile; the page that goes back shows how it stands now.
    let shown = show::<D>(visit.office(), caller, Kind::of::<D>(), id).await.or_reply(&visit)?;
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let known = known(&visit, Some(&shown), &Lens::new(&visit, &directory)).await?;
    let mut page = act.offer(&visit.words(), format!("/{}/{id}/{}", D::WORD, act.word), &known);
    note(&mut page, &visit, &form, why)?;
    draw(&visit, &shown, StatusCode::UNPROCESSABLE_ENTITY, Some((page, form.sent()))).await
}

/// Why a form goes back.
pub(super) enum Why {
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

/// Puts into the form why it was not done.
///
/// # Errors
/// The page that tells of what cannot be mended in a form.
pub(super) fn note(page: &mut PageForm, visit: &Visit, form: &Form, why: Why) -> Result<(), Reply> {
    let words = visit.words();
    match why {
        Why::Faults(faults) => note_faults(page, &faults, &words),
        Why::Failure(Failure::Refused(refusal)) if refusal.code != "docket.unknown" => {
            note_refusal(page, &refusal, &words);
        }
        Why::Failure(failure) => return Err(Reply::failure(visit, &failure)),
    }
    note_files(page, form, &words);
    Ok(())
}

/// Does what the form asks for; the docket that it opened or acted on.
pub(super) async fn perform<D: Face>(
    visit: &Visit,
    act: &'static Act,
    docket: Option<DocketId>,
    form: &Form,
) -> Result<DocketId, Why> {
    let office = visit.office();
    let Ok(caller) = visit.caller() else { return Err(Failure::Unknown.into()) };
    let on_behalf = parse::behalf(form)?;
    if office.permissions().leave(caller.role, act.act) == Leave::OnBehalf && on_behalf.is_none() {
        let refusal = Refusal::new(ledger::refusals::ON_BEHALF_NEEDED).with("act", act.act);
        return Err(Failure::Refused(refusal).into());
    }
    let mut reader = read::reader(form, visit.today());
    let asked = read::act::<D::Act>(act, &mut reader);
    let Some(asked) = asked else { return Err(reader.faults.into()) };
    let mut files: Vec<Kept> = Vec::new();
    for upload in reader.files {
        files.push(keep_file(office, &upload.name, upload.bytes.to_vec()).await?);
    }
    let premise = Premise::seen(form.number("version"));
    let request = ActOn::<D> { docket, act: asked, on_behalf, files, premise };
    Ok(act_on(office, caller, request).await?.docket)
}

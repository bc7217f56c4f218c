//! 提诉求

use super::key;
use crate::{
    form::Form,
    handlers::{door::peer::Peer, items::note_files},
    reply::Reply,
    views::Lens,
    visit::{OrReply, Visit},
};
use axum::http::{StatusCode, header};
use office::{
    Failure,
    directory::Directory,
    origin::indicators,
    raise_voice::{RaiseVoice, raise_voice},
};
use pages::{Lang, form::Form as PageForm, forms::voice, page::VoiceFormPage, part::Choice};
use vocab::UnitId;

pub(super) async fn page(visit: Visit) -> Result<Reply, Reply> {
    let form = blank(&visit).await?;
    draw(&visit, StatusCode::OK, form)
}

/// `POST /voice`: the receipt, or the form with everything that was typed.
pub(super) async fn send(visit: Visit, Peer(from): Peer, form: Form) -> Result<Reply, Reply> {
    let text = |name: &str| form.text(name).replace("\r\n", "\n");
    let request = RaiseVoice {
        matter: text("matter"),
        indicator: text("indicator"),
        concerns: form.number("concerns").map(UnitId),
        text: text("text"),
        wish: text("wish"),
        enterprise: text("enterprise"),
        phone: text("phone"),
        confidential: form.ticked("confidential"),
        files: handed(&form),
        from,
    };
    match raise_voice(visit.office(), request).await {
        Ok(receipt) => {
            let cookie = key::keep(&receipt.number, &receipt.code, visit.site.manner.https);
            Ok(Reply::see_other("/voice/receipt").with(header::SET_COOKIE, &cookie))
        }
        Err(failure) => {
            let mut again = blank(&visit).await?;
            again.refill(form.sent());
            let status = note(&visit, &mut again, &form, failure)?;
            draw(&visit, status, again)
        }
    }
}

/// The files of the form.
pub(super) fn handed(form: &Form) -> Vec<(String, Vec<u8>)> {
    form.uploads("files").map(|it| (it.name.clone(), it.bytes.to_vec())).collect()
}

/// Puts into the form why it was not done; the status that goes with it.
///
/// # Errors
/// The page that tells of what cannot be mended in a form.
pub(super) fn note(visit: &Visit, page: &mut PageForm, form: &Form, failure: Failure) -> Result<StatusCode, Reply> {
    let words = visit.words();
    let status = match &failure {
        Failure::Field { field, code } => {
            page.fault(field, words.code("wrong", code));
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Failure::Refused(refusal) => {
            page.refuse(words.refusal(refusal.code, &refusal.params));
            let wait = refusal.code == "voice.wait";
            if wait { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY }
        }
        _ => return Err(Reply::failure(visit, &failure)),
    };
    note_files(page, form, &words);
    Ok(status)
}

async fn blank(visit: &Visit) -> Result<PageForm, Reply> {
    let office = visit.office();
    let directory = Directory::load(office).await.or_reply(visit)?;
    let units = Lens::new(visit, &directory).units();
    let policy = office.policy();
    let rules = policy.voice_rules(visit.today()).map_err(Failure::Refused).or_reply(visit)?;
    let name = |it: &ledger::voice::Matter| match visit.visitor.lang {
        Lang::Zh => it.name.clone(),
        Lang::En => it.name_en.clone(),
    };
    let matters = rules.matter.iter().map(|it| Choice::new(&it.code, name(it))).collect();
    let indicators = indicators(office).await.or_reply(visit)?;
    let indicators = indicators.into_iter().map(|it| Choice::new(&it, it.clone())).collect();
    Ok(voice::raise(&visit.words(), matters, units, indicators))
}

fn draw(visit: &Visit, status: StatusCode, form: PageForm) -> Result<Reply, Reply> {
    Reply::page_with(visit, status, &VoiceFormPage { frame: visit.bare_frame(), name: "raise", form })
}

//! 查进度: number and code open the page of the raiser.

use super::{key, raise::note};
use crate::{form::Form, handlers::door::peer::Peer, reply::Reply, visit::Visit};
use axum::{
    extract::Query,
    http::{StatusCode, header},
};
use office::track_voice::{Key, track_voice};
use pages::{form::Form as PageForm, forms::voice, page::VoiceFormPage};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    no: String,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Result<Reply, Reply> {
    draw(&visit, StatusCode::OK, voice::track(&asked.no))
}

pub(super) async fn send(visit: Visit, Peer(from): Peer, form: Form) -> Result<Reply, Reply> {
    let key = Key { number: form.text("number").to_owned(), code: form.text("code").to_owned(), from };
    match track_voice(visit.office(), &key).await {
        Ok(tracked) => {
            let cookie = key::keep(&tracked.voice.number, &key.code, visit.site.manner.https);
            Ok(Reply::see_other("/voice/mine").with(header::SET_COOKIE, &cookie))
        }
        Err(failure) => {
            let mut again = voice::track(&key.number);
            let status = note(&visit, &mut again, &form, failure)?;
            draw(&visit, status, again)
        }
    }
}

fn draw(visit: &Visit, status: StatusCode, form: PageForm) -> Result<Reply, Reply> {
    Reply::page_with(visit, status, &VoiceFormPage { frame: visit.bare_frame(), name: "track", form })
}

//! 我的诉求 how far it is, and what its raiser can do.

use super::key::Held;
use crate::{
    reply::Reply,
    views::{Lens, voice},
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use office::{
    directory::Directory,
    track_voice::{Tracked, track_voice, voice_file},
};
use pages::form::Form as PageForm;

pub(super) async fn page(visit: Visit, Held(key): Held) -> Result<Reply, Reply> {
    if key.number.is_empty() {
        return Ok(Reply::see_other("/voice/track"));
    }
    let tracked = track_voice(visit.office(), &key).await.or_reply(&visit)?;
    draw(&visit, &tracked, StatusCode::OK, None).await
}

/// A file of it, saved, never shown in place.
pub(super) async fn file(visit: Visit, Held(key): Held, Path(id): Path<i64>) -> Result<Reply, Reply> {
    let tracked = track_voice(visit.office(), &key).await.or_reply(&visit)?;
    if !voice::may_read(&tracked, id) {
        return Err(Reply::status(&visit, StatusCode::NOT_FOUND));
    }
    let (row, bytes) = voice_file(visit.office(), &tracked, id).await.or_reply(&visit)?;
    Ok(Reply::file(&row.name, &row.media, bytes))
}

/// Draws the page; a form that was not done goes back as it was sent.
///
/// # Errors
/// Where the world fails.
pub(super) async fn draw(
    visit: &Visit,
    tracked: &Tracked,
    status: StatusCode,
    refused: Option<PageForm>,
) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let lens = Lens::new(visit, &directory);
    let mut forms = voice::forms(&tracked.voice, &lens);
    if let Some(form) = refused {
        forms.retain(|it| it.name != form.name);
        forms.insert(0, form);
    }
    Reply::page_with(visit, status, &voice::mine(tracked, forms, visit.bare_frame(), &lens))
}

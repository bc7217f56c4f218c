//! 回执 number and code, to be noted or printed.

use super::key::{Held, address};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::http::HeaderMap;
use office::track_voice::track_voice;
use pages::page::VoiceReceiptPage;

pub(super) async fn page(visit: Visit, Held(key): Held, headers: HeaderMap) -> Result<Reply, Reply> {
    if key.number.is_empty() {
        return Ok(Reply::see_other("/voice/track"));
    }
    let tracked = track_voice(visit.office(), &key).await.or_reply(&visit)?;
    let number = tracked.voice.number;
    // The code does not stand in the address: it would be kept by whatever reads addresses.
    let (address, qr) = address(&visit, &headers, &format!("/voice/track?no={number}"));
    let (code, due) = (key.code, tracked.voice.due_on);
    Reply::page(&visit, &VoiceReceiptPage { frame: visit.bare_frame(), number, code, address, qr, due })
}

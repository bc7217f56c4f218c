//! 窗口海报 the public form as a QR code, to be printed.

use super::key::address;
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::http::HeaderMap;
use office::{Failure, directory::Directory};
use pages::page::VoicePosterPage;

pub(super) async fn page(visit: Visit, headers: HeaderMap) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let policy = visit.office().policy();
    let days = policy.voice_rules(visit.today()).map_err(Failure::Refused).or_reply(&visit)?.handle.value;
    let (address, qr) = address(&visit, &headers, "/voice");
    Reply::page(&visit, &VoicePosterPage { frame: visit.frame(&directory), address, qr, days })
}

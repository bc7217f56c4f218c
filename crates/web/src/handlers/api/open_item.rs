//! 单独立项 by a program.

use super::{body, premise, shape::Opened};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::{body::Bytes, http::HeaderMap};
use ledger::{Due, Parties};
use office::open_item::{OpenItem, open_item};
use serde::Deserialize;

/// As [`crate::openapi::OPEN`] describes it.
#[derive(Deserialize)]
struct Body {
    title: String,
    source: String,
    indicator: String,
    #[serde(default)]
    text: String,
    parties: Parties,
    due: Due,
    #[serde(default)]
    assign: bool,
}

pub(super) async fn act(visit: Visit, headers: HeaderMap, sent: Bytes) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let once = premise::of(&visit, &headers, &sent)?.once;
    let Body { title, source, indicator, text, parties, due, assign } = body::whole(&visit, &sent)?;
    let request = OpenItem { title, source, indicator, text, parties, due, assign, once };
    let opened = open_item(visit.office(), caller, request).await.or_reply(&visit)?;
    Ok(Reply::json(&Opened { id: opened.item.0, late: opened.late }))
}

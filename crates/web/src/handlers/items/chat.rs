//! 群发文字: 未报 and 临期 to paste into a group chat.

use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::RawQuery;
use office::{
    chat_text::{ChatKind, chat_text},
    directory::Directory,
};
use pages::{page::ChatPage, part::Count};

/// `GET /items/chat?kind=near`
pub async fn page(visit: Visit, RawQuery(raw): RawQuery) -> Result<Reply, Reply> {
    let near = raw.as_deref().unwrap_or("").split('&').any(|it| it == "kind=near");
    let (kind, name) = if near { (ChatKind::Near, "near") } else { (ChatKind::Unreported, "unreported") };
    let chat = chat_text(visit.office(), visit.caller()?, kind).await.or_reply(&visit)?;
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let frame = visit.frame(&directory);
    let page = ChatPage { frame, kind: name.to_owned(), text: chat.text, count: Count::exact(chat.count) };
    Reply::page(&visit, &page)
}

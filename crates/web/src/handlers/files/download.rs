//! 取文件: saved, never shown in place.

use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::Path;
use office::fetch_file::fetch_file;

pub(super) async fn page(visit: Visit, Path(id): Path<i64>) -> Result<Reply, Reply> {
    let file = fetch_file(visit.office(), visit.caller()?, id).await.or_reply(&visit)?;
    Ok(Reply::file(&file.row.name, &file.row.media, file.bytes))
}

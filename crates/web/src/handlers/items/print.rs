//! 审批表 of an item on paper: 办结, 延期.

use crate::{
    reply::Reply,
    views::{Lens, sheet},
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use ledger::item::Item;
use office::{contacts::sees_in_full, directory::Directory, list_dockets::Kind, show_docket::show};
use vocab::DocketId;

/// `GET /items/{id}/print/{sheet}`
pub async fn page(visit: Visit, Path((id, name)): Path<(DocketId, String)>) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let shown = show::<Item>(visit.office(), caller, Kind::Item, id).await.or_reply(&visit)?;
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let in_full = sees_in_full(caller, shown.state.parties.units());
    let lens = Lens { in_full, ..Lens::new(&visit, &directory) };
    let frame = visit.frame(&directory);
    let (row, item, files) = (&shown.row, &shown.state, shown.files.as_slice());
    let page = match name.as_str() {
        "close" => sheet::close(row, item, files, frame, &lens),
        "extension" => sheet::extension(row, item, files, frame, &lens),
        _ => None,
    };
    let page = page.ok_or_else(|| Reply::status(&visit, StatusCode::NOT_FOUND))?;
    Reply::page(&visit, &page)
}

//! 打印页 a sheet of a docket.

use crate::{
    reply::Reply,
    views::{Lens, register::Face},
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use office::{directory::Directory, list_dockets::Kind, show_docket::show};
use pages::page::RegisterPaperPage;
use vocab::DocketId;

/// `GET /meetings/{id}/print/{sheet}`
pub async fn page<D: Face>(visit: Visit, Path((id, sheet)): Path<(DocketId, String)>) -> Result<Reply, Reply> {
    let shown = show::<D>(visit.office(), visit.caller()?, Kind::of::<D>(), id).await.or_reply(&visit)?;
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let paper = D::paper(&shown, &sheet, &Lens::new(&visit, &directory));
    let paper = paper.ok_or_else(|| Reply::status(&visit, StatusCode::NOT_FOUND))?;
    let back = format!("/{}/{id}", D::WORD);
    let frame = visit.frame(&directory);
    let (title, facts, sections) = (paper.title, paper.facts, paper.sections);
    Reply::page(&visit, &RegisterPaperPage { frame, back, title, facts, sections })
}

//! 销号审批表 on paper.

use crate::{
    reply::Reply,
    views::{Lens, item_row, problem, sheet},
    visit::{OrReply, Visit},
};
use axum::extract::Path;
use ledger::problem::Problem;
use office::{contacts::sees_in_full, directory::Directory, list_dockets::Kind, show_docket::show};
use vocab::DocketId;

/// `GET /problems/{id}/print/cancel`
pub async fn page(visit: Visit, Path(id): Path<DocketId>) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let shown = show::<Problem>(visit.office(), caller, Kind::Problem, id).await.or_reply(&visit)?;
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let in_full = sees_in_full(caller, shown.state.owner);
    let lens = Lens { in_full, ..Lens::new(&visit, &directory) };
    let measures: Vec<String> = problem::items(&shown.linked)
        .map(|(row, item)| format!("{} {}", item_row::number(row, &item), row.facets.title))
        .collect();
    let frame = visit.frame(&directory);
    let page = sheet::cancel(&shown.row, &shown.state, &measures, &shown.files, frame, &lens);
    Reply::page(&visit, &page)
}

//! 体检单 as a Word paper, by chapter, or by unit with `?by=unit`.

use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::{Path, Query};
use office::export_checkup::{CheckupBy, export_checkup};
use serde::Deserialize;
use vocab::DocketId;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    by: String,
}

pub(super) async fn page(visit: Visit, Path(id): Path<DocketId>, Query(asked): Query<Asked>) -> Result<Reply, Reply> {
    let by = if asked.by == "unit" { CheckupBy::Unit } else { CheckupBy::Chapter };
    let (title, bytes) = export_checkup(visit.office(), visit.caller()?, id, by).await.or_reply(&visit)?;
    Ok(Reply::file(&format!("体检单-{title}.docx"), DOCX, bytes))
}

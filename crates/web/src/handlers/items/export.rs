//! 导出 the list as filtered: Excel 整改台账, Word 责任分解表.

use crate::{
    reply::Reply,
    views::{Lens, list::Asked},
    visit::{OrReply, Visit},
};
use axum::extract::RawQuery;
use office::{directory::Directory, export_assignment::export_assignment, export_ledger::export_ledger};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// `GET /items/export.xlsx`
pub async fn excel(visit: Visit, RawQuery(raw): RawQuery) -> Result<Reply, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let directory = Directory::load(office).await.or_reply(&visit)?;
    let asked = Asked::read(raw.as_deref());
    let (filter, _) = asked.filter(&Lens::new(&visit, &directory));
    let bytes = export_ledger(office, caller, filter, asked.sort()).await.or_reply(&visit)?;
    Ok(Reply::file(&format!("整改台账{}.xlsx", visit.today()), XLSX, bytes))
}

/// `GET /items/export.docx`
pub async fn word(visit: Visit, RawQuery(raw): RawQuery) -> Result<Reply, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let directory = Directory::load(office).await.or_reply(&visit)?;
    let (filter, _) = Asked::read(raw.as_deref()).filter(&Lens::new(&visit, &directory));
    let bytes = export_assignment(office, caller, filter).await.or_reply(&visit)?;
    Ok(Reply::file(&format!("责任分解表{}.docx", visit.today()), DOCX, bytes))
}

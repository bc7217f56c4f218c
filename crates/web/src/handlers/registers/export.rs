//! 导出 the list as filtered.

use super::list::Asked;
use crate::{
    reply::Reply,
    views::{
        Lens,
        register::{Face, headings, line},
    },
    visit::{OrReply, Visit},
};
use axum::extract::RawQuery;
use office::{
    Failure, Sort,
    directory::Directory,
    export::{ExportError, Table, table_xlsx},
    list_dockets::{Kind, every},
};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `GET /findings/export.xlsx`
pub async fn excel<D: Face>(visit: Visit, RawQuery(raw): RawQuery) -> Result<Reply, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let directory = Directory::load(office).await.or_reply(&visit)?;
    let lens = Lens::new(&visit, &directory);
    let filter = Asked::read(raw.as_deref()).filter();
    let mut lines = Vec::new();
    for row in every(office, caller, Kind::of::<D>(), filter, Sort::DUE).await.or_reply(&visit)? {
        let state = row.open::<D>().map_err(Failure::World).or_reply(&visit)?;
        lines.extend(state.map(|state| line(&row, &state, &lens)));
    }
    let title = lens.w.code("register", D::NAME);
    let name = format!("{title}{}.xlsx", lens.today);
    let table = Table { title, on: lens.today, columns: headings(D::PAGE, &lens.w) };
    let built = tokio::task::spawn_blocking(move || table_xlsx(&table, lines)).await;
    let bytes = built.map_err(|_| ExportError::Unfinished).and_then(|it| it).map_err(Failure::Export);
    Ok(Reply::file(&name, XLSX, bytes.or_reply(&visit)?))
}

//! 审计: who did or read what, by who and by what.

use crate::{
    query::address,
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::Query;
use office::{
    Audit,
    directory::Directory,
    read_audit::{ReadAudit, read_audit},
};
use pages::{
    page::{AuditPage, AuditRow},
    part::Pages,
};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    who: String,
    act: String,
    before: Option<i64>,
    after: Option<i64>,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let (login, what) = (asked.who.clone(), asked.act.clone());
    let request = ReadAudit { login, what, before: asked.before, after: asked.after };
    let audits = read_audit(visit.office(), visit.caller()?, &request).await.or_reply(&visit)?;
    let turned = |way: &str, line: i64| {
        let line = line.to_string();
        address("/admin/audit", &[("who", asked.who.trim()), ("act", asked.act.trim()), (way, &line)])
    };
    let pages = Pages {
        prev: audits.younger.map(|line| turned("after", line)),
        next: audits.older.map(|line| turned("before", line)),
    };
    let rows = audits.rows.into_iter().map(|(audit, login)| row(audit, login)).collect();
    let page =
        AuditPage { frame: visit.frame(&directory), rows, who: asked.who.clone(), act: asked.act.clone(), pages };
    Reply::page(&visit, &page)
}

fn row(audit: Audit, login: String) -> AuditRow {
    let area = match audit.what.split('.').next() {
        Some("item") => "items",
        Some("problem") => "problems",
        Some("plan") => "plans",
        _ => "",
    };
    let object = audit.docket.map(|it| it.to_string()).unwrap_or_default();
    AuditRow {
        at: audit.at,
        who: login,
        act: audit.what,
        href: if area.is_empty() || object.is_empty() { String::new() } else { format!("/{area}/{object}") },
        object,
        detail: vocab::personal::mask(&audit.detail),
    }
}

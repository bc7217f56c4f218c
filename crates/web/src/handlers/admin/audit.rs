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
    page: usize,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let request = ReadAudit { login: asked.who.clone(), what: asked.act.clone(), page: asked.page };
    let audits = read_audit(visit.office(), visit.caller()?, &request).await.or_reply(&visit)?;
    let turned = |page: usize| {
        let page = if page == 0 { String::new() } else { page.to_string() };
        address("/admin/audit", &[("who", asked.who.trim()), ("act", asked.act.trim()), ("page", &page)])
    };
    let pages = Pages {
        prev: asked.page.checked_sub(1).map(turned),
        next: audits.more.then(|| turned(asked.page.saturating_add(1))),
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

//! 查审计: who did or read what, besides the log of events.

use crate::{Answer, Office, caller::Caller};
use store::{Audit, AuditPage};

/// Lines of a page.
const SHOWN: usize = 50;

/// What somebody looks for; empty texts do not narrow. Pages are cut by the numbers of lines, so that what is logged
/// meanwhile moves nothing.
#[derive(Clone, Debug, Default)]
pub struct ReadAudit {
    /// 登录名
    pub login: String,
    /// The beginning of the act's name.
    pub what: String,
    /// Older than this line.
    pub before: Option<i64>,
    /// Younger than this line.
    pub after: Option<i64>,
}

/// A page of the audit.
#[derive(Clone, Debug, Default)]
pub struct Audits {
    /// Youngest first, each with the login of who it was, `""` for the system or nobody.
    pub rows: Vec<(Audit, String)>,
    /// The line after which the younger ones stand; `None` where there are none.
    pub younger: Option<i64>,
    /// The line before which the older ones stand; `None` where there are none.
    pub older: Option<i64>,
}

/// 查审计
///
/// # Errors
/// [`crate::Failure::Denied`] by the matrix.
pub async fn read_audit(office: &Office, caller: &Caller, request: &ReadAudit) -> Answer<Audits> {
    office.may(caller, "audit.read", false)?;
    let accounts = office.store().accounts().await?;
    let wanted = request.login.trim();
    let account = accounts.iter().find(|it| it.login == wanted).map(|it| it.id);
    if !wanted.is_empty() && account.is_none() {
        return Ok(Audits::default());
    }
    let mut asked =
        AuditPage { account, what: request.what.trim().to_owned(), before: request.before, after: request.after };
    // One more line tells whether there are others.
    let limit = SHOWN as u64 + 1;
    let mut rows = office.store().audit_page(&asked, limit).await?;
    if asked.after.is_some() && rows.len() <= SHOWN {
        // The youngest page is always full.
        (asked.before, asked.after) = (None, None);
        rows = office.store().audit_page(&asked, limit).await?;
    }
    let more = rows.len() > SHOWN;
    if more && asked.after.is_some() {
        rows.remove(0);
    }
    rows.truncate(SHOWN);
    let edge = |row: Option<&(i64, Audit)>, there: bool| row.map(|it| it.0).filter(|_| there);
    let younger = edge(rows.first(), asked.before.is_some() || (more && asked.after.is_some()));
    let older = edge(rows.last(), asked.after.is_some() || more);
    let login = |it: &Audit| {
        let known = accounts.iter().find(|account| Some(account.id) == it.account);
        known.map(|account| account.login.clone()).unwrap_or_default()
    };
    let rows = rows.into_iter().map(|(_, it)| (it.clone(), login(&it))).collect();
    Ok(Audits { rows, younger, older })
}

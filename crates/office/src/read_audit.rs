//! 查审计: who did or read what, besides the log of events.

use crate::{Answer, Office, caller::Caller};
use store::Audit;

/// Lines of a page.
const SHOWN: usize = 50;

/// Lines that are looked through for one page; what is older is found by naming an account.
const DEPTH: u64 = 20_000;

/// What somebody looks for; empty texts do not narrow.
#[derive(Clone, Debug, Default)]
pub struct ReadAudit {
    /// 登录名
    pub login: String,
    /// The beginning of the act's name.
    pub what: String,
    /// Page from 0.
    pub page: usize,
}

/// A page of the audit.
#[derive(Clone, Debug, Default)]
pub struct Audits {
    /// Youngest first, each with the login of who it was, `""` for the system or nobody.
    pub rows: Vec<(Audit, String)>,
    /// Whether there are older ones.
    pub more: bool,
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
    let first = request.page.saturating_mul(SHOWN);
    let needed = u64::try_from(first.saturating_add(SHOWN + 1)).unwrap_or(DEPTH);
    let depth = if request.what.trim().is_empty() { needed.min(DEPTH) } else { DEPTH };
    let mut rows = office.store().audits(account, None, depth).await?;
    rows.retain(|it| it.what.starts_with(request.what.trim()));
    let more = rows.len() > first + SHOWN;
    let login = |it: &Audit| {
        let known = accounts.iter().find(|account| Some(account.id) == it.account);
        known.map(|account| account.login.clone()).unwrap_or_default()
    };
    let rows = rows.into_iter().skip(first).take(SHOWN).map(|it| (it.clone(), login(&it))).collect();
    Ok(Audits { rows, more })
}

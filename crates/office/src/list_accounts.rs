//! 账号列表: who may sign in, and when somebody last did.

use crate::{Answer, Failure, Office, caller::Caller};
use jiff::Timestamp;
use store::{Account, AuditPage};
use vocab::AccountId;

/// An account, and when it last signed in.
pub type Seen = (Account, Option<Timestamp>);

/// 账号列表, in the order of their numbers.
///
/// # Errors
/// [`Failure::Denied`] by the matrix.
pub async fn list_accounts(office: &Office, caller: &Caller) -> Answer<Vec<Seen>> {
    office.may(caller, "account.read", false)?;
    let mut all = Vec::new();
    for account in office.store().accounts().await? {
        let seen = last_sign_in(office, account.id).await?;
        all.push((account, seen));
    }
    Ok(all)
}

/// One account.
///
/// # Errors
/// [`Failure::Missing`] where there is none.
pub async fn show_account(office: &Office, caller: &Caller, id: AccountId) -> Answer<Seen> {
    office.may(caller, "account.read", false)?;
    let account = office.store().account(id).await?.ok_or(Failure::Missing { what: "account" })?;
    let seen = last_sign_in(office, id).await?;
    Ok((account, seen))
}

async fn last_sign_in(office: &Office, id: AccountId) -> Answer<Option<Timestamp>> {
    // What was refused is not logged for an account.
    let asked = AuditPage { account: Some(id), what: "account.sign_in".to_owned(), ..AuditPage::default() };
    let traces = office.store().audit_page(&asked, 1).await?;
    Ok(traces.into_iter().find(|(_, it)| it.what == "account.sign_in").map(|(_, it)| it.at))
}

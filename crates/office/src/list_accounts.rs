//! 账号列表: who may sign in, and when somebody last did.

use crate::{Answer, Failure, Office, caller::Caller};
use jiff::Timestamp;
use store::Account;
use vocab::AccountId;

/// Traces of an account that are looked through for its last sign-in; everybody signs in more often than that.
const DEPTH: u64 = 2_000;

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
    let traces = office.store().audits(Some(id), None, DEPTH).await?;
    Ok(traces.into_iter().find(|it| it.what == "account.sign_in").map(|it| it.at))
}

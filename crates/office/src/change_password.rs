//! 修改口令: by the account itself; every other session of it ends.

use crate::{Answer, Failure, Office, caller::Caller, password};
use store::{Account, Change, Job};

/// 修改口令. Every session of the account ends, also this one: the new password is tried at once.
///
/// # Errors
/// A [`Failure::Field`] for a wrong old password or an unfit new one.
pub async fn change_password(office: &Office, caller: &Caller, old: &str, new: &str) -> Answer<()> {
    let account = office.store().account(caller.account).await?.ok_or(Failure::Missing { what: "account" })?;
    let (typed, kept) = (old.to_owned(), account.secret.clone());
    let right = tokio::task::spawn_blocking(move || password::verify(&typed, &kept)).await.unwrap_or(false);
    if !right {
        return Err(Failure::Field { field: "old", code: "password.wrong" });
    }
    if !password::fit(new, &account.login) || new == old {
        return Err(Failure::Field { field: "new", code: "password.unfit" });
    }
    let secret = office.hash(new).await?;
    let row = Account { secret, must_change: false, ..account };
    let job = Job::new(office.now(), caller.actor(None), Vec::new(), move |desk| {
        desk.put(row.clone());
        desk.put(Change::EndSessionsOf(row.id));
        desk.audit("account.change_password", None, "");
        Ok(())
    });
    office.store().perform(job).await?.map_err(Failure::Refused)
}

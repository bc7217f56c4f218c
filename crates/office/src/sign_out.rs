//! 退出: the session ends.

use crate::{Answer, Failure, Office, caller::Caller, session};
use store::{Change, Job};

/// 退出
///
/// # Errors
/// Where the world fails.
pub async fn sign_out(office: &Office, caller: &Caller, secret: &str) -> Answer<()> {
    let hash = session::hash(secret);
    let job = Job::new(office.now(), caller.actor(None), Vec::new(), move |desk| {
        desk.put(Change::EndSession(hash.clone()));
        desk.audit("account.sign_out", None, "");
        Ok(())
    });
    office.store().perform(job).await?.map_err(Failure::Refused)
}

//! 建区: a new district gets its first account, an administrator, who makes the others.

use crate::{Answer, Failure, Office};
use docket::{Actor, Refusal, Role};
use store::{Account, Job};

/// 建区. The account `admin` must change its password at the first sign-in.
///
/// # Errors
/// `account.exists` where somebody can sign in already.
pub async fn found_district(office: &Office, password: &str) -> Answer<()> {
    if !office.store().accounts().await?.is_empty() {
        return Err(Refusal::new("account.exists").into());
    }
    let (secret, now) = (office.hash(password).await?, office.now());
    let job = Job::new(now, Actor::system(), Vec::new(), move |desk| {
        let id = desk.new_account();
        desk.put(Account {
            id,
            login: "admin".to_owned(),
            name: "管理员".to_owned(),
            role: Role::Administrator,
            unit: None,
            person: None,
            secret: secret.clone(),
            active: true,
            must_change: true,
            created_at: now,
        });
        desk.audit("account.found", None, "admin");
        Ok(())
    });
    office.store().perform(job).await?.map_err(Failure::Refused)
}

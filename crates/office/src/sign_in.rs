//! 登录: a login name and a password become a session.

use crate::{Answer, Failure, Office, password, session};
use docket::{Actor, Refusal};
use jiff::SignedDuration;
use store::{Job, Session};

/// A session ends this long after it began, however much it is used.
const LIFE: SignedDuration = SignedDuration::from_hours(12);

/// What somebody types at the door.
#[derive(Clone)]
pub struct SignIn {
    /// 登录名
    pub login: String,
    /// 口令
    pub password: String,
    /// Where the request comes from, for the limit; never stored.
    pub from: String,
}

/// 登录
///
/// # Errors
/// `account.wait` with `seconds` after too many wrong passwords; `account.wrong` for an unknown name, a wrong password
/// and a deactivated account alike, so that names cannot be found out.
pub async fn sign_in(office: &Office, request: SignIn) -> Answer<String> {
    let now = office.now();
    let keys = [format!("login {}", request.login), format!("from {}", request.from)];
    if let Some(wait) = keys.iter().filter_map(|key| office.throttle().wait(key, now)).max() {
        return Err(Refusal::new("account.wait").with("seconds", wait.as_secs() + 1).into());
    }
    let account = office.store().account_named(&request.login).await?.filter(|it| it.active);
    // The slow hash runs for unknown names too, so that time tells nothing.
    let kept = account.as_ref().map_or_else(|| office.nobodys_secret().to_owned(), |it| it.secret.clone());
    let typed = request.password;
    let right = tokio::task::spawn_blocking(move || password::verify(&typed, &kept)).await.unwrap_or(false);
    let Some(account) = account.filter(|_| right) else {
        for key in &keys {
            office.throttle().wrong(key, now);
        }
        audit_wrong(office, &request.login).await?;
        return Err(Refusal::new("account.wrong").into());
    };
    for key in &keys {
        office.throttle().right(key);
    }
    let token = office.world().token();
    let row = Session {
        hash: session::hash(&token),
        account: account.id,
        csrf: office.world().token(),
        created_at: now,
        seen_at: now,
        expires_at: now.checked_add(LIFE).unwrap_or(now),
    };
    let actor = Actor { account: Some(account.id), role: account.role, unit: account.unit, on_behalf: None };
    let job = Job::new(now, actor, Vec::new(), move |desk| {
        desk.put(row.clone());
        desk.audit("account.sign_in", None, "");
        Ok(())
    });
    office.store().perform(job).await?.map_err(Failure::Refused)?;
    Ok(token)
}

/// Wrong passwords leave a trace; an unknown name is not written down, it may be somebody's password.
async fn audit_wrong(office: &Office, login: &str) -> Answer<()> {
    let known = office.store().account_named(login).await?;
    let detail = if known.is_some() { login.to_owned() } else { String::new() };
    let job = Job::new(office.now(), Actor::system(), Vec::new(), move |desk| {
        desk.audit("account.sign_in_refused", None, &detail);
        Ok(())
    });
    office.store().perform(job).await?.map_err(Failure::Refused)
}

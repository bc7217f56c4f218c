//! 接口令牌: a key by which a program acts as an account.

use crate::{Answer, Failure, Office, session};
use docket::Actor;
use jiff::{SignedDuration, Timestamp};
use store::{ApiToken, Job};

/// A token lives this long.
const LIFE: SignedDuration = SignedDuration::from_hours(24 * 365);

/// 令牌 shown once; only its hash is kept.
#[derive(Clone)]
pub struct Token {
    /// What the program sends as `Authorization: Bearer …`.
    pub secret: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// 接口令牌 for the account of that login name. Called by who operates the machine, not over the web.
///
/// # Errors
/// [`Failure::Missing`] for an unknown or deactivated account.
pub async fn create_token(office: &Office, login: &str, label: &str) -> Answer<Token> {
    let account = office.store().account_named(login).await?.filter(|it| it.active);
    let account = account.ok_or(Failure::Missing { what: "account" })?;
    let now = office.now();
    let token = Token { secret: office.world().token(), expires_at: now.checked_add(LIFE).unwrap_or(Timestamp::MAX) };
    let row = ApiToken {
        hash: session::hash(&token.secret),
        account: account.id,
        label: label.to_owned(),
        created_at: now,
        expires_at: Some(token.expires_at),
        revoked_at: None,
    };
    let job = Job::new(now, Actor::system(), Vec::new(), move |desk| {
        desk.audit("token.create", None, &format!("{} {}", row.account, row.label));
        desk.put(row.clone());
        Ok(())
    });
    office.store().perform(job).await?.map_err(Failure::Refused)?;
    Ok(token)
}

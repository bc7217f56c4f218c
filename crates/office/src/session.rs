//! 会话: from what a browser or a program holds to the account behind it.

use crate::{Answer, Failure, Office, caller::Caller};
use jiff::SignedDuration;
use store::{Account, Job, Session};

/// A session that was not used for this long has ended.
const IDLE: SignedDuration = SignedDuration::from_hours(2);
/// Use is written down no more often than this.
const STEP: SignedDuration = SignedDuration::from_mins(5);

/// 会话 as a request needs it.
#[derive(Clone, Debug)]
pub struct Live {
    /// Who it is.
    pub caller: Caller,
    /// The secret that forms must carry; empty for API tokens, which no browser sends by itself.
    pub csrf: String,
}

/// The key under which a secret is kept.
#[must_use]
pub fn hash(secret: &str) -> String {
    docket::Hash::of(secret.as_bytes()).to_string()
}

/// The account behind a secret; `None` when it is unknown, over, or its account may not sign in.
///
/// # Errors
/// Where the world fails.
pub async fn resume(office: &Office, secret: &str) -> Answer<Option<Live>> {
    let (now, hash) = (office.now(), hash(secret));
    if let Some(session) = office.store().session(&hash).await? {
        let over = now >= session.expires_at || now.duration_since(session.seen_at) > IDLE;
        let account = if over { None } else { office.store().account(session.account).await? };
        let Some(account) = account.filter(|it| it.active) else { return Ok(None) };
        if now.duration_since(session.seen_at) > STEP {
            touch(office, &account, Session { seen_at: now, ..session.clone() }).await?;
        }
        return Ok(Some(Live { caller: account.into(), csrf: session.csrf }));
    }
    let Some(token) = office.store().token(&hash).await? else { return Ok(None) };
    if token.revoked_at.is_some() || token.expires_at.is_some_and(|end| now >= end) {
        return Ok(None);
    }
    let account = office.store().account(token.account).await?.filter(|it| it.active);
    Ok(account.map(|account| Live { caller: account.into(), csrf: String::new() }))
}

async fn touch(office: &Office, account: &Account, session: Session) -> Answer<()> {
    let actor = docket::Actor { account: Some(account.id), role: account.role, unit: account.unit, on_behalf: None };
    let job = Job::new(office.now(), actor, Vec::new(), move |desk| {
        desk.put(session.clone());
        Ok(())
    });
    office.store().perform(job).await?.map_err(Failure::Refused)
}

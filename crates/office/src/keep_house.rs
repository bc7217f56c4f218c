//! 值守: what a serving process does round by round.

use crate::{Answer, Failure, Office, run_timers::run_timers};
use jiff::SignedDuration;

/// Answers of acts asked for with a key are kept this long.
const ANSWERS: SignedDuration = SignedDuration::from_hours(24);

/// 值守: timers, a checkpoint of what was logged since the last, what is out of date forgotten, policy and settings
/// that another process stored taken over.
///
/// # Errors
/// The first thing that failed; the next round tries again.
pub async fn keep_house(office: &Office) -> Answer<()> {
    if let Err(fault) = office.refresh_policy().await {
        // What is stored was checked when it was loaded; the policy in force stays.
        tracing::error!(%fault, "the policy data cannot be read");
    }
    office.refresh_district().await?;
    run_timers(office).await?;
    let now = office.now();
    office.store().checkpoint(now).await?;
    office.store().forget(now, now.checked_sub(ANSWERS).unwrap_or(now)).await?;
    office.store().sweep_orphans(now).await.map_err(Failure::File)?;
    Ok(())
}

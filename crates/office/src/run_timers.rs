//! 到点 what happens by time: each timer is an ordinary act by the system, done once.

use crate::{Answer, Failure, Office, open::Moment, register};
use docket::Refusal;
use ledger::{
    item::{self, Item, ItemFacts, Miss},
    problem::{self, Problem, ProblemFacts, Remind},
};
use store::{Desk, DueTimer, Job};

/// Timers looked at in one round.
const ROUND: u64 = 200;

/// 到点: fires what is due today; how many acts that were. Several processes may do it at once.
///
/// # Errors
/// Where the world fails; what was fired until then stands.
pub async fn run_timers(office: &Office) -> Answer<usize> {
    let mut fired = 0;
    loop {
        let due = office.store().due_timers(office.world().today(), ROUND).await?;
        if due.is_empty() {
            return Ok(fired);
        }
        for timer in due {
            let moment = office.system_moment();
            let job =
                Job::new(moment.now, moment.actor.clone(), vec![timer.docket], move |desk| fire(desk, &moment, &timer));
            office.store().perform(job).await?.map_err(Failure::Refused)?;
            fired += 1;
        }
    }
}

fn fire(desk: &mut Desk<'_>, moment: &Moment, timer: &DueTimer) -> Result<(), Refusal> {
    // Another process may have fired it; then there is nothing to do.
    if !desk.fired(timer.docket, &timer.rung) {
        return Ok(());
    }
    // A timer that the rules do not want any more is done all the same; the trace says why.
    if let Err(refusal) = act(desk, moment, timer) {
        desk.audit("timer.refused", Some(timer.docket), &format!("{} {}", timer.rung, refusal.code));
    }
    Ok(())
}

fn act(desk: &mut Desk<'_>, moment: &Moment, timer: &DueTimer) -> Result<(), Refusal> {
    if let Some(done) = register::fire(desk, moment, timer.docket, &timer.rung) {
        return done;
    }
    let cx = moment.context();
    let rules = moment.policy.rules(cx.today)?;
    match timer.rung.split_once('/') {
        Some(("miss", period)) => {
            let Ok(period) = period.parse() else { return Ok(()) };
            let facts = ItemFacts { rules, head_approves: false };
            desk.act::<Item>(timer.docket, item::Act::Miss(Miss { period }), facts, &cx).map(|_| ())
        }
        Some(("review", _)) => {
            let facts = ProblemFacts { rules, items: &[] };
            desk.act::<Problem>(timer.docket, problem::Act::Remind(Remind {}), facts, &cx).map(|_| ())
        }
        _ => Ok(()),
    }
}

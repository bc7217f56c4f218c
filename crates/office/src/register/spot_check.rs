//! 抽查: drawn out of the items that are closed; what is found untrue is taken up again.

use super::{Register, decide, follow};
use crate::{
    Answer, Office, act_on_problem,
    caller::Caller,
    links,
    list_dockets::{Kind, every},
    open::Moment,
};
use docket::Refusal;
use ledger::{
    Item, ItemFacts, SpotCheck,
    item::{self, Reopen, Stage},
    spot_check::{Act, CheckFacts, Found, Verdict},
};
use store::{Desk, Filter, Sort};
use vocab::DocketId;

impl Register for SpotCheck {
    const NAME: &'static str = "spotcheck";
    const WORD: &'static str = "spotchecks";
    const READ: &'static str = "spotcheck.read";

    async fn prepare(office: &Office, caller: &Caller, act: &mut Act) -> Answer<()> {
        if let Act::Open(open) = act {
            let closed = Filter { states: vec![Stage::Closed.name().to_owned()], ..Filter::default() };
            let rows = every(office, caller, Kind::Item, closed, Sort::OPENED).await?;
            open.population = rows.iter().map(|row| row.id).collect();
            open.population.sort_unstable();
        }
        Ok(())
    }

    fn perform(desk: &mut Desk<'_>, moment: &Moment, docket: Option<DocketId>, act: Act) -> Result<DocketId, Refusal> {
        let population = match &act {
            Act::Open(open) => open.population.clone(),
            _ => Vec::new(),
        };
        let untrue = match &act {
            Act::Found(found) if found.verdict == Verdict::Untrue => Some(found.clone()),
            _ => None,
        };
        let id = decide::<Self>(desk, moment, docket, act, CheckFacts { population: &population })?;
        if let Some(found) = untrue {
            reopen(desk, moment, found)?;
        }
        if docket.is_none() {
            for item in desk.get::<Self>(id).map(|it| it.chosen).unwrap_or_default() {
                desk.link(item, links::CHECKED_BY, id);
            }
        }
        Ok(id)
    }
}

/// Takes the item up again; what hangs on it follows.
fn reopen(desk: &mut Desk<'_>, moment: &Moment, found: Found) -> Result<(), Refusal> {
    let Some(due) = found.due else { return Ok(()) };
    let cx = moment.context();
    let facts = ItemFacts { rules: moment.policy.rules(cx.today)?, head_approves: false };
    let act = item::Act::Reopen(Reopen { due, reason: found.text });
    desk.act::<Item>(found.item, act, facts, &cx)?;
    act_on_problem::follow(desk, moment, found.item, None)?;
    follow(desk, moment, found.item)
}

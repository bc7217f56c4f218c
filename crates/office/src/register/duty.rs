//! 经常性工作: with the items that its rounds are.

use super::{Register, decide, finding::give};
use crate::{links, open::Moment};
use docket::Refusal;
use ledger::{
    Due, Item, ItemFacts, Parties, Period,
    duty::{self, Act, Begin, Duty, Follow},
    item::{self, Accept, Content, Stage, Submit},
};
use store::Desk;
use vocab::DocketId;

impl Register for Duty {
    const NAME: &'static str = "duty";
    const WORD: &'static str = "duties";
    const READ: &'static str = "duty.read";

    fn perform(
        desk: &mut Desk<'_>,
        moment: &Moment,
        docket: Option<DocketId>,
        mut act: Act,
    ) -> Result<DocketId, Refusal> {
        let duty: Option<Self> = docket.and_then(|id| desk.get(id));
        let mut opened = None;
        if let (Act::Begin(begin), Some(duty)) = (&mut act, &duty) {
            begin.item = give(desk, moment, round(duty, begin.period))?;
            opened = Some(begin.item);
        }
        let held = match (&act, &duty) {
            (Act::Hold(hold), Some(duty)) => {
                let round = duty.rounds.iter().find(|it| it.period == hold.period);
                round.map(|it| {
                    (it.item, Submit { text: hold.text.clone(), evidence: hold.evidence.clone(), awaits_head: false })
                })
            }
            _ => None,
        };
        let id = decide::<Self>(desk, moment, docket, act, ())?;
        if let Some(item) = opened {
            desk.link(item, links::COMES_FROM, id);
        }
        if let Some((item, submit)) = held {
            hand_in(desk, moment, item, submit)?;
        }
        Ok(id)
    }

    fn fires(rung: &str) -> Option<Act> {
        // The number of the item is written once it is open.
        duty::rung(rung).map(|period| Act::Begin(Begin { period, item: DocketId(0) }))
    }

    fn follow(desk: &mut Desk<'_>, moment: &Moment, item: DocketId) -> Result<(), Refusal> {
        let closed = desk.get::<Item>(item).is_some_and(|it| it.stage == Stage::Closed);
        for id in desk.links_from(item, links::COMES_FROM) {
            if desk.get::<Self>(id).is_some() {
                Self::perform(desk, moment, Some(id), Act::Follow(Follow { item, closed }))?;
            }
        }
        Ok(())
    }
}

/// The item of a round.
fn round(duty: &Duty, period: Period) -> item::Open {
    let content = Content {
        indicator: duty.indicator.clone(),
        title: format!("{}（{period}）", duty.title),
        text: if duty.text.is_empty() { duty.title.clone() } else { duty.text.clone() },
        ..Content::default()
    };
    let parties = Parties { lead: Some(duty.unit), ..Parties::default() };
    item::Open { content, parties, due: Due::Day(period.last_day()), steps: Vec::new(), milestones: Vec::new() }
}

/// Hands in the item of a round; one that nobody signed for yet is signed for by the same act.
fn hand_in(desk: &mut Desk<'_>, moment: &Moment, item: DocketId, submit: Submit) -> Result<(), Refusal> {
    let cx = moment.context();
    let facts = ItemFacts { rules: moment.policy.rules(cx.today)?, head_approves: moment.head_approves };
    if desk.get::<Item>(item).is_some_and(|it| it.stage == Stage::Assigned) {
        desk.act::<Item>(item, item::Act::Accept(Accept { liaison: None }), facts, &cx)?;
    }
    desk.act::<Item>(item, item::Act::Submit(submit), facts, &cx)?;
    Ok(())
}

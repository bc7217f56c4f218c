//! 经常性工作: with the items that its rounds are.

use super::{Register, decide, finding::give};
use crate::{links, open::Moment};
use docket::Refusal;
use ledger::{
    Due, Item, ItemFacts, Parties,
    duty::{Act, Duty, Follow, ahead},
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
        if let (Act::LayOut(lay_out), Some(duty)) = (&mut act, &duty) {
            lay_out.rounds.clear();
            for period in ahead(duty, lay_out.year, moment.context().today) {
                let content = Content {
                    indicator: duty.indicator.clone(),
                    title: format!("{}（{period}）", duty.title),
                    text: if duty.text.is_empty() { duty.title.clone() } else { duty.text.clone() },
                    ..Content::default()
                };
                let parties = Parties { lead: Some(duty.unit), ..Parties::default() };
                let (due, steps, milestones) = (Due::Day(period.last_day()), Vec::new(), Vec::new());
                let item = give(desk, moment, item::Open { content, parties, due, steps, milestones })?;
                lay_out.rounds.push((period, item));
            }
        }
        let opened: Vec<DocketId> = match &act {
            Act::LayOut(it) => it.rounds.iter().map(|(_, item)| *item).collect(),
            _ => Vec::new(),
        };
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
        for item in opened {
            desk.link(item, links::COMES_FROM, id);
        }
        if let Some((item, submit)) = held {
            hand_in(desk, moment, item, submit)?;
        }
        Ok(id)
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

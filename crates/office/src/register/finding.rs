//! 督导发现: with the item that it becomes or joins.

use super::{Register, decide};
use crate::{links, open::Moment};
use docket::Refusal;
use ledger::{
    Item, ItemFacts, Parties,
    finding::{Act, Finding, FindingFacts, FindingStage, Follow},
    item::{self, Assign, Content, Stage},
};
use store::Desk;
use vocab::DocketId;

impl Register for Finding {
    const NAME: &'static str = "finding";
    const WORD: &'static str = "findings";
    const READ: &'static str = "finding.read";

    fn perform(
        desk: &mut Desk<'_>,
        moment: &Moment,
        docket: Option<DocketId>,
        mut act: Act,
    ) -> Result<DocketId, Refusal> {
        let finding: Option<Self> = docket.and_then(|id| desk.get(id));
        let mut joined = finding.as_ref().and_then(|it| it.item);
        match &mut act {
            Act::MakeItem(make) => {
                let indicator = finding.map(|it| it.indicator).unwrap_or_default();
                let text = if make.text.is_empty() { make.title.clone() } else { make.text.clone() };
                let content = Content { indicator, title: make.title.clone(), text, ..Content::default() };
                let parties = Parties { lead: Some(make.unit), ..Parties::default() };
                let open = item::Open { content, parties, due: make.due, steps: Vec::new(), milestones: Vec::new() };
                make.item = Some(give(desk, moment, open)?);
                joined = make.item;
            }
            Act::JoinItem(join) => {
                join.unit = desk.get::<Item>(join.item).and_then(|it| it.parties.lead);
                joined = Some(join.item);
            }
            _ => {}
        }
        let linked = matches!(act, Act::MakeItem(_) | Act::JoinItem(_));
        let (rules, item) = (moment.policy.finding_rules(moment.context().today)?, stage(desk, joined));
        let id = decide::<Self>(desk, moment, docket, act, FindingFacts { rules, item })?;
        if let (true, Some(item)) = (linked, joined) {
            desk.link(item, links::COMES_FROM, id);
        }
        Ok(id)
    }

    fn follow(desk: &mut Desk<'_>, moment: &Moment, item: DocketId) -> Result<(), Refusal> {
        for id in desk.links_from(item, links::COMES_FROM) {
            if desk.get::<Self>(id).is_some() {
                // The rules find the stage; what is written here is replaced.
                Self::perform(desk, moment, Some(id), Act::Follow(Follow { stage: FindingStage::Open }))?;
            }
        }
        Ok(())
    }
}

/// Opens an item and gives it to its unit.
///
/// # Errors
/// The refusal of the rules.
pub(super) fn give(desk: &mut Desk<'_>, moment: &Moment, open: item::Open) -> Result<DocketId, Refusal> {
    let cx = moment.context();
    let facts = ItemFacts { rules: moment.policy.rules(cx.today)?, head_approves: false };
    let id = desk.open::<Item>(item::Act::Open(open), facts, &cx)?;
    desk.act::<Item>(id, item::Act::Assign(Assign { number: String::new(), note: String::new() }), facts, &cx)?;
    Ok(id)
}

fn stage(desk: &mut Desk<'_>, item: Option<DocketId>) -> Option<(DocketId, Stage)> {
    let id = item?;
    Some((id, desk.get::<Item>(id)?.stage))
}

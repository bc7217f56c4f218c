//! 企业诉求: with the item that follows it up, and the voice into which it is merged.

use super::{Register, decide, finding::give};
use crate::{links, open::Moment};
use docket::Refusal;
use ledger::{
    Item, Parties,
    item::{self, Content},
    voice::{self, Act, Voice, VoiceFacts},
};
use store::Desk;
use vocab::DocketId;

impl Register for Voice {
    const NAME: &'static str = "voice";
    const WORD: &'static str = "voices";
    const READ: &'static str = "voice.read";

    fn perform(
        desk: &mut Desk<'_>,
        moment: &Moment,
        docket: Option<DocketId>,
        mut act: Act,
    ) -> Result<DocketId, Refusal> {
        let (mut other, mut item) = (None, None);
        match &mut act {
            Act::Merge(merge) => {
                // Into itself is into nothing.
                let into: Option<Self> = Some(merge.into).filter(|it| Some(*it) != docket).and_then(|it| desk.get(it));
                other = into.as_ref().map(|it| it.stage);
                merge.number = into.map(|it| it.number).unwrap_or_default();
            }
            Act::MakeItem(make) => {
                let voice: Option<Self> = docket.and_then(|id| desk.get(id));
                let content = Content {
                    indicator: voice.as_ref().map(|it| it.indicator.clone()).unwrap_or_default(),
                    title: make.title.clone(),
                    text: voice.map(|it| it.text).unwrap_or_default(),
                    ..Content::default()
                };
                let parties = Parties { lead: Some(make.unit), ..Parties::default() };
                let open = item::Open { content, parties, due: make.due, steps: Vec::new(), milestones: Vec::new() };
                make.item = Some(give(desk, moment, open)?);
                item = make.item;
            }
            Act::LinkItem(link) => {
                desk.get::<Item>(link.item).ok_or(Refusal::new("docket.unknown"))?;
                item = Some(link.item);
            }
            _ => {}
        }
        let into = if let Act::Merge(merge) = &act { Some(merge.into) } else { None };
        let facts = VoiceFacts { rules: moment.policy.voice_rules(moment.context().today)?, other };
        let id = decide::<Self>(desk, moment, docket, act, facts)?;
        if let Some(item) = item {
            desk.link(item, links::COMES_FROM, id);
        }
        if let Some(into) = into {
            desk.link(id, links::SAME_AS, into);
        }
        Ok(id)
    }

    fn fires(rung: &str) -> Option<Act> {
        voice::rung(rung)
    }
}

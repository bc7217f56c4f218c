//! 单独立项: an item that stands in no plan, out of a paper, a meeting or a visit.

use crate::{
    Answer, Failure, Office,
    caller::Caller,
    premise::{self, Once},
};
use docket::Refusal;
use ledger::{
    Due, Parties,
    item::{Act, Assign, Content, Item, ItemFacts, Open},
    refusals::TEXT_MISSING,
};
use serde::{Deserialize, Serialize};
use store::Job;
use vocab::DocketId;

/// What is to be opened.
#[derive(Clone, Debug)]
pub struct OpenItem {
    /// One line.
    pub title: String,
    /// 来源 which paper, meeting or visit it comes from.
    pub source: String,
    /// 指标 under which it is counted.
    pub indicator: String,
    /// What is to be done, in full; may be empty.
    pub text: String,
    /// Who answers for it; the lead unit must be there.
    pub parties: Parties,
    /// Until when.
    pub due: Due,
    /// 交办 at once.
    pub assign: bool,
    /// The key by which it is opened once however often it is sent.
    pub once: Option<Once>,
}

/// What was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The item.
    pub item: DocketId,
    /// Its due day has passed already: allowed, for work is also written down late, but to be told.
    pub late: bool,
}

/// 单独立项
///
/// # Errors
/// `act.text_missing` without title, source or indicator; a [`Failure::Field`] for a lead unit that is missing, and for
/// any unit that is not in use.
pub async fn open_item(office: &Office, caller: &Caller, request: OpenItem) -> Answer<Opened> {
    office.may(caller, "item.open", false)?;
    let OpenItem { title, source, indicator, text, parties, due, assign, once } = request;
    for (field, text) in [("title", &title), ("source", &source), ("indicator", &indicator)] {
        if text.trim().is_empty() {
            return Err(Refusal::new(TEXT_MISSING).with("field", field).into());
        }
    }
    known(office, &parties).await?;
    let content = Content {
        path: String::new(),
        indicator,
        title,
        text,
        remark: String::new(),
        quote: None,
        source,
        figures: vec![],
    };
    let open = Open { content, parties, due, steps: Vec::new(), milestones: Vec::new() };
    let moment = office.moment(caller, None);
    let job = Job::new(moment.now, moment.actor.clone(), Vec::new(), move |desk| {
        let cx = moment.context();
        let facts = ItemFacts { rules: moment.policy.rules(cx.today)?, head_approves: false };
        let item = desk.open::<Item>(Act::Open(open.clone()), facts, &cx)?;
        if assign {
            desk.act::<Item>(item, Act::Assign(Assign { number: String::new(), note: String::new() }), facts, &cx)?;
        }
        Ok(Opened { item, late: due.last_day().is_some_and(|day| day < cx.today) })
    });
    Ok(office.store().perform(premise::once(once.as_ref(), caller, job)).await??)
}

/// Units come as numbers, so what is no unit in use cannot be left to the rules.
async fn known(office: &Office, parties: &Parties) -> Answer<()> {
    let units = office.store().units().await?;
    let in_use = |id| units.iter().any(|it| it.id == id && it.active);
    let lead = parties.lead.ok_or(Failure::Field { field: "owner", code: "field.empty" })?;
    if !in_use(lead) {
        return Err(Failure::Field { field: "owner", code: "unit.unknown" });
    }
    if parties.partners.iter().any(|it| !in_use(it.unit)) {
        return Err(Failure::Field { field: "partners", code: "unit.unknown" });
    }
    Ok(())
}

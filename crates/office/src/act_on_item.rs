//! 办理任务: any act on a ledger item, one transaction with whatever follows from it.

use crate::{
    Answer, Failure, Office, act_on_problem,
    caller::Caller,
    keep_file::Kept,
    links,
    open::Moment,
    permission::Leave,
    premise::{self, Premise},
    register,
};
use docket::{OnBehalf, Refusal, Role, Units};
use ledger::By;
use ledger::item::{Absorb, Act, ActName, Event, Item, ItemFacts, Merge};
use serde::{Deserialize, Serialize};
use store::{Desk, Job};
use vocab::DocketId;

/// There is no such item within reach; nobody learns which of the two it is.
const UNKNOWN: &str = "docket.unknown";

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct ActOnItem {
    /// The item.
    pub item: DocketId,
    /// What is to be done.
    pub act: Act,
    /// 代录 for which unit, and how that is known.
    pub on_behalf: Option<OnBehalf>,
    /// Files that the act refers to, kept already; they are registered with it.
    pub files: Vec<Kept>,
    /// What it rests on.
    pub premise: Premise,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acted {
    /// The item.
    pub item: DocketId,
    /// Its state now.
    pub state: String,
    /// Items opened by it, 拆分.
    pub opened: Vec<DocketId>,
}

/// 办理任务
///
/// # Errors
/// [`Failure::Denied`] by the matrix, [`Failure::Missing`] outside the caller's scope, [`Failure::Refused`] by
/// the rules or where the premise does not hold.
pub async fn act_on_item(office: &Office, caller: &Caller, request: ActOnItem) -> Answer<Acted> {
    office.may(caller, request.act.name().name(), request.on_behalf.is_some())?;
    let scope = caller.scope();
    let moment = office.acting_moment(caller, request.on_behalf.clone()).await?;
    let mut loads = vec![request.item];
    if let Act::Merge(Merge { into, .. }) = &request.act {
        loads.push(*into);
    }
    // Asked inside the act: the item may become the caller's, or cease to be, at any moment before.
    let units = scope.units.clone();
    let once = request.premise.once.clone();
    let job = Job::new(moment.now, moment.actor.clone(), loads, move |desk| {
        let item: Item = desk.get(request.item).ok_or(Refusal::new(UNKNOWN))?;
        if !reached(&units, &item) {
            return Err(Refusal::new(UNKNOWN));
        }
        request.premise.holds(desk, request.item)?;
        decide(desk, &moment, &request, &item)
    });
    let job = premise::once(once.as_ref(), caller, job);
    office.store().perform(job).await?.map_err(|refusal| match refusal.code {
        UNKNOWN => Failure::Missing { what: "item" },
        _ => refusal.into(),
    })
}

fn reached(units: &Units, item: &Item) -> bool {
    match units {
        Units::All => true,
        Units::These(units) => item.parties.units().any(|unit| units.contains(&unit)),
    }
}

fn decide(desk: &mut Desk<'_>, moment: &Moment, request: &ActOnItem, before: &Item) -> Result<Acted, Refusal> {
    let cx = moment.context();
    let facts = ItemFacts { rules: moment.policy.rules(cx.today)?, head_approves: moment.head_approves };
    let events = desk.act::<Item>(request.item, request.act.clone(), facts, &cx)?;
    for file in &request.files {
        let row = file.row(desk, Some(request.item));
        desk.file(row);
    }
    let mut opened = Vec::new();
    if let Some(Event::Split(split)) = events.first() {
        for open in split.opened(before) {
            let part = desk.open::<Item>(Act::Open(open), facts, &cx)?;
            copy_links(desk, request.item, part);
            opened.push(part);
        }
    }
    if let Some(Event::Merge(merge)) = events.first() {
        let absorb =
            Absorb { from: vec![request.item], text: before.content.text.clone(), reason: merge.reason.clone() };
        desk.act::<Item>(merge.into, Act::Absorb(absorb), facts, &cx)?;
        copy_links(desk, request.item, merge.into);
    }
    let after = desk.get::<Item>(request.item).map(|it| it.stage);
    if after.is_some_and(|after| after.is_over() != before.stage.is_over()) {
        act_on_problem::follow(desk, moment, request.item, None)?;
        register::follow(desk, moment, request.item)?;
    }
    let state = after.map(|it| it.name().to_owned()).unwrap_or_default();
    Ok(Acted { item: request.item, state, opened })
}

/// Whatever answered a problem goes on answering it under its new name.
fn copy_links(desk: &mut Desk<'_>, from: DocketId, to: DocketId) {
    for kind in [links::ANSWERS, links::OF_PLAN, links::COMES_FROM] {
        for target in desk.links_from(from, kind) {
            desk.link(to, kind, target);
        }
    }
}

/// What `caller` may do with `item` now: possible by its state, and allowed to the role, in its own name or on behalf.
/// What only the lead unit does is not offered to a partner.
#[must_use]
pub fn possible(office: &Office, caller: &Caller, item: &Item) -> Vec<(ActName, Leave)> {
    let of_unit = matches!(caller.role, Role::UnitHead | Role::Liaison);
    let helps = of_unit && caller.unit != item.parties.lead;
    let leads_only = |act: ActName| matches!(act.by(), By::LeadUnit | By::LeadUnitOrOffice);
    item.may()
        .into_iter()
        .filter(|act| !(helps && leads_only(*act)))
        .map(|act| (act, office.permissions().leave(caller.role, act.name())))
        .filter(|(_, leave)| *leave != Leave::Denied)
        .collect()
}

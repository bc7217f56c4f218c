//! 导入修订稿: a later version of an adopted plan is compared with it; each difference is decided on its own.

use crate::{
    Answer, Failure, Office,
    adopt_plan::Opening,
    caller::Caller,
    import_plan::{self, Read},
    links,
    premise::{self, Premise},
};
use docket::Refusal;
use ledger::{
    item::{self, Amend, Discard, Item, ItemFacts, Reassign},
    plan::{AcceptChange, Act, Change, Compare, Entry, FieldChange, Plan},
    problem::{self, Problem, ProblemFacts},
};
use store::{Desk, Job};
use vocab::DocketId;

/// A later version of a plan.
#[derive(Clone, Debug)]
pub struct RevisePlan {
    /// The adopted plan.
    pub plan: DocketId,
    /// Name of the file.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether units that it names and nobody has entered yet are entered with it.
    pub add_units: bool,
    /// What it rests on.
    pub premise: Premise,
}

/// 导入修订稿
///
/// # Errors
/// `plan.same` where nothing differs; `plan.changes_open` while earlier differences wait.
pub async fn revise_plan(office: &Office, caller: &Caller, request: RevisePlan) -> Answer<()> {
    office.may(caller, "plan.compare", false)?;
    exists(office, caller, request.plan).await?;
    let Read { compiled, file, units } =
        import_plan::read(office, &request.name, request.bytes, request.add_units).await?;
    let moment = office.moment(caller, None);
    let (id, premise) = (request.plan, request.premise);
    let once = premise.once.clone();
    let job = Job::new(moment.now, moment.actor.clone(), vec![id], move |desk| {
        premise.holds(desk, id)?;
        let plan = import_plan::made(desk, &compiled, &file, &units);
        desk.act::<Plan>(id, Act::Compare(Compare { plan, changes: Vec::new() }), (), &moment.context())?;
        let row = file.row(desk, Some(id));
        desk.file(row);
        Ok(())
    });
    let job = premise::once(once.as_ref(), caller, job);
    office.store().perform(job).await?.map_err(Failure::Refused)
}

/// 采纳一处修订: the plan and the ledger follow it in one transaction.
///
/// # Errors
/// `plan.incomplete` where a new entry lacks an owner or a day.
pub async fn accept_change(
    office: &Office,
    caller: &Caller,
    plan: DocketId,
    accept: AcceptChange,
    premise: Premise,
) -> Answer<()> {
    office.may(caller, "plan.accept_change", false)?;
    exists(office, caller, plan).await?;
    let moment = office.moment(caller, None);
    let once = premise.once.clone();
    let job = Job::new(moment.now, moment.actor.clone(), vec![plan], move |desk| {
        premise.holds(desk, plan)?;
        let before: Plan = desk.get(plan).ok_or(Refusal::new("docket.unknown"))?;
        let change = before.changes.iter().find(|it| it.no == accept.change).map(|it| it.change.clone());
        desk.act::<Plan>(plan, Act::AcceptChange(accept.clone()), (), &moment.context())?;
        let after: Plan = desk.get(plan).ok_or(Refusal::new("docket.unknown"))?;
        let number = after.adoption.as_ref().map(|it| it.number.clone()).unwrap_or_default();
        let opening = Opening { plan, moment: &moment, number: &number };
        match change {
            Some(change) => follow(desk, &opening, &after, change),
            None => Ok(()),
        }
    });
    let job = premise::once(once.as_ref(), caller, job);
    office.store().perform(job).await?.map_err(Failure::Refused)
}

async fn exists(office: &Office, caller: &Caller, id: DocketId) -> Answer<()> {
    let known = office.store().get_any(&caller.scope(), id).await?;
    known.filter(|it| it.kind == "ledger.plan").map(|_| ()).ok_or(Failure::Missing { what: "plan" })
}

fn follow(desk: &mut Desk<'_>, opening: &Opening<'_>, plan: &Plan, change: Change) -> Result<(), Refusal> {
    match change {
        Change::EntryAdded { entry } => {
            let open = plan.plan.leaves().find(|it| it.no == entry.no).and_then(|it| plan.item(opening.plan, it));
            let Some(open) = open else { return Ok(()) };
            let lead = open.parties.lead;
            let item = opening.item(desk, open, false)?;
            for no in &entry.problems {
                if let Some(problem) = problem_of(desk, opening.plan, *no) {
                    opening.answer(desk, problem, &[(item, lead)])?;
                }
            }
            Ok(())
        }
        Change::EntryChanged { entry, fields } => {
            let Some(item) = item_of(desk, opening.plan, entry.no) else { return Ok(()) };
            amend(desk, opening, item, &entry, &fields)
        }
        Change::EntryRemoved { entry } => {
            let Some(item) = item_of(desk, opening.plan, entry) else { return Ok(()) };
            let act = item::Act::Discard(Discard { reason: reason(opening) });
            act_on(desk, opening, item, act)
        }
        Change::ProblemAdded { problem } => {
            let open = plan.problems(opening.plan).into_iter().find(|(no, _)| *no == problem.no);
            open.map_or(Ok(()), |(_, open)| opening.problem(desk, open).map(|_| ()))
        }
        // The wording of a problem under way stays as it was signed; the plan shows the new one.
        Change::ProblemChanged { .. } => Ok(()),
        Change::ProblemRemoved { problem } => {
            let Some(id) = problem_of(desk, opening.plan, problem) else { return Ok(()) };
            let cx = opening.moment.context();
            let facts = ProblemFacts { rules: opening.moment.policy.rules(cx.today)?, items: &[] };
            let act = problem::Act::Discard(problem::Discard { reason: reason(opening) });
            desk.act::<Problem>(id, act, facts, &cx).map(|_| ())
        }
    }
}

fn reason(opening: &Opening<'_>) -> String {
    format!("方案修订（{}）", opening.number)
}

fn amend(
    desk: &mut Desk<'_>,
    opening: &Opening<'_>,
    item: DocketId,
    entry: &Entry,
    fields: &[FieldChange],
) -> Result<(), Refusal> {
    let touched = |name: &str| fields.iter().any(|it| it.field == name);
    let amend = Amend {
        title: touched("title").then(|| entry.title.clone()),
        text: touched("text").then(|| entry.text.clone()),
        path: touched("path").then(|| entry.path.clone()),
        figures: touched("figures").then(|| entry.figures.clone()),
        due: entry.due.filter(|_| touched("due")),
        remark: None,
        reason: reason(opening),
    };
    if fields.iter().any(|it| it.field != "parties" && it.field != "steps") {
        act_on(desk, opening, item, item::Act::Amend(amend))?;
    }
    if touched("parties") {
        let reassign = Reassign { parties: entry.parties.clone(), reason: reason(opening) };
        act_on(desk, opening, item, item::Act::Reassign(reassign))?;
    }
    Ok(())
}

fn act_on(desk: &mut Desk<'_>, opening: &Opening<'_>, item: DocketId, act: item::Act) -> Result<(), Refusal> {
    let cx = opening.moment.context();
    let facts = ItemFacts { rules: opening.moment.policy.rules(cx.today)?, head_approves: false };
    desk.act::<Item>(item, act, facts, &cx).map(|_| ())
}

/// The item that an entry of the plan became.
fn item_of(desk: &mut Desk<'_>, plan: DocketId, entry: u32) -> Option<DocketId> {
    let linked = desk.links_to(plan, links::OF_PLAN);
    linked.into_iter().find(|id| {
        desk.get::<Item>(*id).and_then(|it| it.content.quote).is_some_and(|it| it.plan == plan && it.entry == entry)
    })
}

/// The problem that a number of the plan became.
fn problem_of(desk: &mut Desk<'_>, plan: DocketId, number: u32) -> Option<DocketId> {
    let linked = desk.links_to(plan, links::OF_PLAN);
    linked.into_iter().find(|id| desk.get::<Problem>(*id).is_some_and(|it| it.number == Some(number)))
}

//! 办理问题: any act on a problem; 反弹 takes its items up again in the same transaction.

use crate::{Answer, Failure, Office, caller::Caller, keep_file::Kept, links, open::Moment, register};
use docket::Refusal;
use ledger::{
    Due,
    item::{self, Item, ItemFacts, Reopen, Stage},
    problem::{Act, Event, Finding, Follow, Link, Problem, ProblemFacts, ProblemStage},
};
use store::{Desk, Job};
use vocab::DocketId;

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct ActOnProblem {
    /// The problem.
    pub problem: DocketId,
    /// What is to be done.
    pub act: Act,
    /// The day until which items that are taken up again run; for 反弹.
    pub reopen_due: Option<Due>,
    /// Files that the act refers to, kept already.
    pub files: Vec<Kept>,
}

/// 办理问题
///
/// # Errors
/// As [`crate::act_on_item::act_on_item`].
pub async fn act_on_problem(office: &Office, caller: &Caller, request: ActOnProblem) -> Answer<()> {
    office.may(caller, request.act.name().name(), false)?;
    let known = office.store().get_any(&caller.scope(), request.problem).await?;
    known.filter(|it| it.kind == "ledger.problem").ok_or(Failure::Missing { what: "problem" })?;
    let moment = office.moment(caller, None);
    let job =
        Job::new(moment.now, moment.actor.clone(), vec![request.problem], move |desk| decide(desk, &moment, &request));
    office.store().perform(job).await?.map_err(Failure::Refused)
}

fn decide(desk: &mut Desk<'_>, moment: &Moment, request: &ActOnProblem) -> Result<(), Refusal> {
    let cx = moment.context();
    let rules = moment.policy.rules(cx.today)?;
    let mut act = request.act.clone();
    let mut stages = stages(desk, request.problem);
    match &mut act {
        Act::Link(Link { item, lead }) => {
            let linked: Item = desk.get(*item).ok_or(Refusal::new("docket.unknown"))?;
            *lead = linked.parties.lead;
            stages.push((*item, linked.stage));
            desk.link(*item, links::ANSWERS, request.problem);
        }
        Act::Unlink(unlink) => {
            stages.retain(|(item, _)| *item != unlink.item);
            desk.unlink(unlink.item, links::ANSWERS, request.problem);
        }
        // The items are taken up again first, so that the problem sees them under way.
        Act::Review(review) if review.finding == Finding::Relapsed => {
            let due = request.reopen_due.ok_or(Refusal::new("problem.reopen_due_missing"));
            for id in &review.reopen {
                let again = Reopen { due: due.clone()?, reason: review.text.clone() };
                let facts = ItemFacts { rules, head_approves: false };
                desk.act::<Item>(*id, item::Act::Reopen(again), facts, &cx)?;
            }
            stages = self::stages(desk, request.problem);
        }
        _ => {}
    }
    let facts = ProblemFacts { rules, items: &stages };
    let events = desk.act::<Problem>(request.problem, act, facts, &cx)?;
    for file in &request.files {
        let row = file.row(desk, Some(request.problem));
        desk.file(row);
    }
    let reopened = events.iter().find_map(|it| match it {
        Event::Review(review) => Some(review.reopen.clone()),
        _ => None,
    });
    for item in reopened.unwrap_or_default() {
        follow(desk, moment, item, Some(request.problem))?;
        register::follow(desk, moment, item)?;
    }
    Ok(())
}

/// How the items that answer a problem stand.
fn stages(desk: &mut Desk<'_>, problem: DocketId) -> Vec<(DocketId, Stage)> {
    let items = desk.links_to(problem, links::ANSWERS);
    items.into_iter().filter_map(|id| Some((id, desk.get::<Item>(id)?.stage))).collect()
}

/// Lets the problems that `item` answers follow it after it was closed, reopened or taken out.
pub(crate) fn follow(
    desk: &mut Desk<'_>,
    moment: &Moment,
    item: DocketId,
    but: Option<DocketId>,
) -> Result<(), Refusal> {
    let cx = moment.context();
    let rules = moment.policy.rules(cx.today)?;
    for problem in desk.links_from(item, links::ANSWERS) {
        if Some(problem) != but {
            let stages = stages(desk, problem);
            let facts = ProblemFacts { rules, items: &stages };
            // The rules find the stage; what is written here is replaced.
            let follow = Act::Follow(Follow { stage: ProblemStage::Open });
            desk.act::<Problem>(problem, follow, facts, &cx)?;
        }
    }
    Ok(())
}

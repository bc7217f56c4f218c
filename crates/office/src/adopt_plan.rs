//! 采用方案: the draft becomes items and problems of the ledger, all of it in one transaction.

use crate::{
    Answer, Failure, Office,
    caller::Caller,
    links,
    open::Moment,
    premise::{self, Premise},
};
use docket::Refusal;
use ledger::{
    item::{self, Assign, Item, ItemFacts, Stage},
    plan::{self, Adopt, Plan},
    problem::{self, Problem, ProblemFacts},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Desk, Job};
use vocab::{DocketId, UnitId};

/// A draft to adopt.
#[derive(Clone, Debug)]
pub struct AdoptPlan {
    /// The plan.
    pub plan: DocketId,
    /// 文号, 印发机关, date.
    pub adopt: Adopt,
    /// 交办 every item at once.
    pub assign: bool,
    /// What it rests on.
    pub premise: Premise,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopted {
    /// The plan.
    pub plan: DocketId,
    /// Items opened.
    pub items: Vec<DocketId>,
    /// Problems opened.
    pub problems: Vec<DocketId>,
}

/// 采用方案
///
/// # Errors
/// `plan.incomplete` names what still lacks an owner or a day.
pub async fn adopt_plan(office: &Office, caller: &Caller, request: AdoptPlan) -> Answer<Adopted> {
    office.may(caller, "plan.adopt", false)?;
    let known = office.store().get_any(&caller.scope(), request.plan).await?;
    known.filter(|it| it.kind == "ledger.plan").ok_or(Failure::Missing { what: "plan" })?;
    let moment = office.moment(caller, None);
    let once = request.premise.once.clone();
    let job = Job::new(moment.now, moment.actor.clone(), vec![request.plan], move |desk| {
        request.premise.holds(desk, request.plan)?;
        let cx = moment.context();
        desk.act::<Plan>(request.plan, plan::Act::Adopt(request.adopt.clone()), (), &cx)?;
        let plan: Plan = desk.get(request.plan).ok_or(Refusal::new("docket.unknown"))?;
        let mut opening = Opening { plan: request.plan, moment: &moment, number: &request.adopt.number };
        opening.all(desk, &plan, request.assign)
    });
    let job = premise::once(once.as_ref(), caller, job);
    Ok(office.store().perform(job).await??)
}

/// Opens what an adopted plan, or a later change of it, brings into the ledger.
pub(crate) struct Opening<'a> {
    pub plan: DocketId,
    pub moment: &'a Moment,
    /// 文号 under which items are assigned.
    pub number: &'a str,
}

impl Opening<'_> {
    fn all(&mut self, desk: &mut Desk<'_>, plan: &Plan, assign: bool) -> Result<Adopted, Refusal> {
        let mut problems: BTreeMap<u32, DocketId> = BTreeMap::new();
        for (no, open) in plan.problems(self.plan) {
            problems.insert(no, self.problem(desk, open)?);
        }
        let mut items = Vec::new();
        let mut answers: BTreeMap<u32, Vec<(DocketId, Option<UnitId>)>> = BTreeMap::new();
        for (no, open) in plan.items(self.plan) {
            let lead = open.parties.lead;
            let item = self.item(desk, open, assign)?;
            items.push(item);
            for problem in plan.plan.entry(no).map(|it| it.problems.as_slice()).unwrap_or_default() {
                answers.entry(*problem).or_default().push((item, lead));
            }
        }
        for (no, linked) in answers {
            if let Some(problem) = problems.get(&no) {
                self.answer(desk, *problem, &linked)?;
            }
        }
        Ok(Adopted { plan: self.plan, items, problems: problems.into_values().collect() })
    }

    /// Opens an item, and assigns it where that is asked for.
    pub fn item(&self, desk: &mut Desk<'_>, open: item::Open, assign: bool) -> Result<DocketId, Refusal> {
        let cx = self.moment.context();
        let facts = ItemFacts { rules: self.moment.policy.rules(cx.today)?, head_approves: false };
        let id = desk.open::<Item>(item::Act::Open(open), facts, &cx)?;
        desk.link(id, links::OF_PLAN, self.plan);
        if assign {
            let act = Assign { number: self.number.to_owned(), note: String::new() };
            desk.act::<Item>(id, item::Act::Assign(act), facts, &cx)?;
        }
        Ok(id)
    }

    /// Opens a problem.
    pub fn problem(&self, desk: &mut Desk<'_>, open: problem::Open) -> Result<DocketId, Refusal> {
        let cx = self.moment.context();
        let facts = ProblemFacts { rules: self.moment.policy.rules(cx.today)?, items: &[] };
        let id = desk.open::<Problem>(problem::Act::Open(open), facts, &cx)?;
        desk.link(id, links::OF_PLAN, self.plan);
        Ok(id)
    }

    /// Links items, opened in this transaction, to the problem that they answer.
    pub fn answer(
        &self,
        desk: &mut Desk<'_>,
        problem: DocketId,
        items: &[(DocketId, Option<UnitId>)],
    ) -> Result<(), Refusal> {
        let cx = self.moment.context();
        let rules = self.moment.policy.rules(cx.today)?;
        let stages: Vec<(DocketId, Stage)> = items.iter().map(|(item, _)| (*item, Stage::Drafted)).collect();
        for (item, lead) in items {
            let link = problem::Link { item: *item, lead: *lead };
            let facts = ProblemFacts { rules, items: &stages };
            desk.act::<Problem>(problem, problem::Act::Link(link), facts, &cx)?;
            desk.link(*item, links::ANSWERS, problem);
        }
        Ok(())
    }
}

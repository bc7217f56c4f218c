//! 过日子: the year of the demo district, day by day.

use super::{
    course::Course, draws::Draws, people::Cast, registers::Registers, script, set_clock::SetClock,
    supervision::Supervision, voices::Voices,
};
use crate::{
    Answer, Failure, Office,
    act_on_plan::act_on_plan,
    act_on_problem::{ActOnProblem, act_on_problem},
    adopt_plan::{AdoptPlan, adopt_plan},
    import_plan::{ImportPlan, import_plan},
    premise::Premise,
    run_timers::run_timers,
};
use jiff::{ToSpan, civil::Date};
use ledger::{
    Due, Evidence, EvidenceKind,
    plan::{Act, Adopt, Fix, Plan},
    problem::{self, Finding, Problem, ProblemStage, Review, Verify},
};
use vocab::DocketId;

/// Days from the import to the adoption.
const REVIEW: i64 = 7;

/// Lives from the import of `plan` to the day before `end`.
pub async fn live(
    office: &Office,
    cast: &Cast,
    clock: &SetClock,
    draws: &mut Draws,
    plan: &str,
    end: Date,
) -> Answer<()> {
    let request = ImportPlan {
        name: "河图区2026年整改提升方案.txt".to_owned(),
        bytes: plan.as_bytes().to_vec(),
        add_units: true,
        once: None,
    };
    let id = import_plan(office, &cast.office, request).await?;
    complete(office, cast, id).await?;
    let day = super::BEGINS.saturating_add(REVIEW.days());
    clock.set(day);
    let adopt =
        Adopt {
            number: "河图营商〔2026〕3号".to_owned(), issuer: "河图区优化营商环境领导小组".to_owned(), dated: day
        };
    let adopted =
        adopt_plan(office, &cast.office, AdoptPlan { plan: id, adopt, assign: true, premise: Premise::default() })
            .await?;
    let mut courses: Vec<Course> = adopted.items.iter().map(|item| Course::new(*item, day, draws)).collect();
    let mut supervision = Supervision::default();
    let mut registers = Registers::default();
    let mut voices = Voices::new();
    let mut day = day;
    while day < end {
        clock.set(day);
        run_timers(office).await?;
        for course in courses.iter_mut().filter(|it| it.wake.is_some_and(|wake| wake <= day)) {
            course.step(office, cast, draws, day).await?;
        }
        supervision.step(office, cast, draws, day).await?;
        courses.extend(supervision.items.drain(..).map(|item| Course::new(item, day, draws)));
        registers.step(office, cast, draws, day).await?;
        voices.live(office, cast, day).await?;
        if day.day() == 20 {
            for problem in &adopted.problems {
                strike_off(office, cast, draws, *problem).await?;
            }
        }
        day = day.saturating_add(1.day());
    }
    Ok(())
}

/// What a reviewer fills in before the plan can be adopted: owners and days that the document does not give.
async fn complete(office: &Office, cast: &Cast, id: DocketId) -> Answer<()> {
    let plan = office.store().get::<Plan>(&docket::Scope::all(), id).await?;
    let plan = plan.ok_or(Failure::Missing { what: "plan" })?;
    for entry in plan.plan.leaves() {
        let mut fix = Fix { entry: entry.no, ..Fix::default() };
        if entry.parties.lead.is_none() {
            let mut parties = entry.parties.clone();
            parties.lead = Some(cast.lead_unit);
            parties.partners.retain(|it| it.unit != cast.lead_unit);
            fix.parties = Some(parties);
            fix.remark = Some("方案未写责任单位，先由营商办牵头。".to_owned());
        }
        if entry.due.is_none() {
            fix.due = Some(Due::Day(Date::constant(2026, 12, 31)));
        }
        if fix.parties.is_some() || fix.due.is_some() {
            act_on_plan(office, &cast.office, id, Act::Fix(fix), Premise::default()).await?;
        }
    }
    Ok(())
}

/// 销号 of what is ready, and 回头看 of what was reminded of.
async fn strike_off(office: &Office, cast: &Cast, draws: &Draws, id: DocketId) -> Answer<()> {
    let problem = office.store().get::<Problem>(&docket::Scope::all(), id).await?;
    let Some(problem) = problem else { return Ok(()) };
    let act = match problem.stage {
        ProblemStage::MeasuresClosed if draws.chance(80) => {
            let evidence = Evidence {
                kind: EvidenceKind::Statistics,
                title: "成效核验记录".to_owned(),
                number: String::new(),
                dated: Some(office.world().today()),
                sealed: true,
                file: None,
            };
            problem::Act::Verify(Verify { effect: script::effect(draws), evidence: vec![evidence] })
        }
        ProblemStage::Verified => {
            let opinion = "成效明显，同意销号。".to_owned();
            problem::Act::Close(problem::Close { opinion, form: None, review_on: None })
        }
        ProblemStage::Closed if problem.review_due => problem::Act::Review(Review {
            finding: Finding::Held,
            text: "现场复查，整改成果巩固。".to_owned(),
            evidence: Vec::new(),
            reopen: Vec::new(),
            new_measure: false,
        }),
        _ => return Ok(()),
    };
    let request = ActOnProblem { problem: id, act, reopen_due: None, files: Vec::new(), premise: Premise::default() };
    act_on_problem(office, &cast.office, request).await
}

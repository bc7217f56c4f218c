//! 验证成效: the measures are done; did they help?

use super::{Effect, Problem, ProblemFacts, ProblemStage, state};
use crate::step::{self, By, Step};
use crate::{Evidence, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 验证成效. The lead office, with words and evidence, once every linked item is 办结 (or 转常态). A problem that no
/// measure answers cannot be verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verify {
    /// 成效
    pub effect: String,
    /// 佐证
    pub evidence: Vec<Evidence>,
}

/// That measures answer the problem and every one of them is over.
pub(super) fn settled(now: &Problem, facts: &ProblemFacts<'_>) -> Result<(), Refusal> {
    let linked = now.links.iter().filter_map(|link| facts.items.iter().find(|(item, _)| *item == link.item));
    let linked: Vec<_> = linked.copied().collect();
    if now.needs_measure || !state::answers(&linked) {
        return Err(Refusal::new(refusals::PROBLEM_UNANSWERED));
    }
    let open = state::under_way(&linked);
    if open.is_empty() {
        return Ok(());
    }
    let items: Vec<String> = open.iter().map(ToString::to_string).collect();
    Err(Refusal::new(refusals::PROBLEM_ITEMS_OPEN).with("items", items.join("、")))
}

impl Step<Problem> for Verify {
    const BY: By = By::LeadOffice;

    fn open(now: &Problem) -> bool {
        matches!(now.stage, ProblemStage::Open | ProblemStage::Answered | ProblemStage::MeasuresClosed)
    }

    fn stands_against(&self, now: &Problem, facts: &ProblemFacts<'_>) -> Result<(), Refusal> {
        settled(now, facts)
    }

    fn check(&self, _now: &Problem, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("effect", &self.effect)?;
        if self.evidence.is_empty() {
            return Err(Refusal::new(refusals::PROBLEM_NO_EVIDENCE));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Problem, day: Date, _actor: &Actor) {
        now.stage = ProblemStage::Verified;
        now.effect = Some(Effect { on: day, text: self.effect.clone(), evidence: self.evidence.clone() });
    }
}

//! 申请办结: the lead unit says that the work is done.

use super::{Handed, Item, ItemFacts, Stage, Submission, report};
use crate::step::{self, By, Step};
use crate::{Evidence, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 申请办结. The lead unit; the lead office for it as 代录. Needs words on what was reached and at least one piece of
/// evidence, given here or before. 持续推进 has no end to hand in; it is summed up by the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submit {
    /// 完成情况
    pub text: String,
    /// 佐证
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Whether the unit's head must approve it first; the rules write it, whatever the caller says.
    #[serde(default)]
    pub awaits_head: bool,
}

impl Step<Item> for Submit {
    const BY: By = By::LeadUnit;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Accepted && !now.due.is_standing()
    }

    fn why_closed(now: &Item) -> &'static str {
        if now.stage == Stage::Accepted { refusals::STANDING } else { refusals::NOT_NOW }
    }

    fn fill(&mut self, _now: &Item, facts: &ItemFacts<'_>, cx: &Context<'_>) {
        self.awaits_head = report::needs_head(facts, cx.actor);
    }

    fn check(&self, now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)?;
        if self.evidence.is_empty() && now.evidence_count() == 0 {
            return Err(Refusal::new(refusals::EVIDENCE_MISSING));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Item, day: Date, actor: &Actor) {
        now.stage = Stage::Submitted;
        now.submission = Some(Submission {
            handed: Handed::by(day, actor, self.awaits_head),
            year: None,
            text: self.text.clone(),
            evidence: self.evidence.clone(),
        });
    }
}

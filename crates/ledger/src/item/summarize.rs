//! 年度小结: 持续推进 has no end, but each year has.

use super::{Handed, Item, ItemFacts, Stage, Submission, report};
use crate::step::{self, By, Step};
use crate::{Evidence, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 年度小结. The lead unit of a standing item; the lead office for it as 代录. Only the year under way is summed up;
/// the lead office then settles it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summarize {
    /// The year.
    pub year: i16,
    /// 小结
    pub text: String,
    /// 佐证
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Whether the unit's head must approve it first; the rules write it, whatever the caller says.
    #[serde(default)]
    pub awaits_head: bool,
}

impl Step<Item> for Summarize {
    const BY: By = By::LeadUnit;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Accepted && now.due.is_standing()
    }

    fn why_closed(now: &Item) -> &'static str {
        if now.stage == Stage::Accepted { refusals::NOT_STANDING } else { refusals::NOT_NOW }
    }

    fn fill(&mut self, _now: &Item, facts: &ItemFacts<'_>, cx: &Context<'_>) {
        self.awaits_head = report::needs_head(facts, cx.actor);
    }

    fn check(&self, now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        if self.year != now.year {
            return Err(Refusal::new(refusals::SUMMARY_YEAR).with("year", now.year));
        }
        step::text("text", &self.text)
    }

    fn apply(&self, now: &mut Item, day: Date, actor: &Actor) {
        now.stage = Stage::Submitted;
        now.submission = Some(Submission {
            handed: Handed::by(day, actor, self.awaits_head),
            year: Some(self.year),
            text: self.text.clone(),
            evidence: self.evidence.clone(),
        });
    }
}

//! 答复: the unit says what it has done about it.

use super::{Answered, Finding, FindingStage};
use crate::Evidence;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 答复. Its unit, or the lead office for it, while it is open; it closes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// 答复内容
    pub text: String,
    /// 佐证
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl Step<Finding> for Answer {
    const BY: By = By::LeadUnit;

    fn open(now: &Finding) -> bool {
        matches!(now.stage, FindingStage::Open | FindingStage::Item) && now.unit.is_some()
    }

    fn check(&self, _now: &Finding, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)
    }

    fn apply(&self, now: &mut Finding, day: Date, actor: &Actor) {
        let (text, evidence) = (self.text.clone(), self.evidence.clone());
        now.answers.push(Answered { on: day, unit: actor.for_unit(), text, evidence });
    }
}

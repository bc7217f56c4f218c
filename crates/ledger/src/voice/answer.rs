//! 答复: the unit says what came of it.

use super::{Answered, Outcome, Voice, VoiceStage};
use crate::step::{self, By, Step};
use crate::{Evidence, calendar, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 答复. The unit. 政策不支持 names the paper that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// 结果
    pub outcome: Outcome,
    /// In words, for the raiser.
    pub text: String,
    /// 依据
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// Files for the raiser.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl Step<Voice> for Answer {
    const BY: By = By::LeadUnit;

    fn open(now: &Voice) -> bool {
        now.stage == VoiceStage::Accepted
    }

    fn check(&self, _now: &Voice, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)?;
        if self.outcome == Outcome::Unsupported && self.basis.trim().is_empty() {
            return Err(Refusal::new(refusals::VOICE_BASIS));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.answers.push(Answered {
            on: day,
            unit: now.unit,
            days: now.assigned_on.map_or(0, |from| calendar::days_between(from, day)),
            in_time: day <= now.due_on,
            outcome: self.outcome,
            text: self.text.clone(),
            basis: self.basis.clone(),
            evidence: self.evidence.clone(),
        });
        now.stage = VoiceStage::Answered;
    }
}

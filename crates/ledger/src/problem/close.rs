//! 销号: the problem is struck off.

use super::{Problem, ProblemFacts, ProblemStage, verify};
use crate::step::{self, By, Step};
use crate::{Form, calendar};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 销号. The lead office, once the effect is verified and while every linked item is still 办结; the signed 销号审批表 may
/// stand beside the click. A day for 回头看 is set by rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Close {
    /// 销号意见
    pub opinion: String,
    /// The signed 销号审批表.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// The day of 回头看; the rules write it, whatever the caller says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_on: Option<Date>,
}

impl Step<Problem> for Close {
    const BY: By = By::LeadOffice;

    fn open(now: &Problem) -> bool {
        now.stage == ProblemStage::Verified
    }

    fn fill(&mut self, _now: &Problem, facts: &ProblemFacts<'_>, cx: &Context<'_>) {
        let on = calendar::plus(cx.today, facts.rules.review.after_days);
        self.review_on = Some(calendar::working_on_or_after(cx.calendar, on));
    }

    fn stands_against(&self, now: &Problem, facts: &ProblemFacts<'_>) -> Result<(), Refusal> {
        verify::settled(now, facts)
    }

    fn check(&self, _now: &Problem, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("opinion", &self.opinion)?;
        step::form(self.form.as_ref(), cx)
    }

    fn apply(&self, now: &mut Problem, day: Date, _actor: &Actor) {
        now.stage = ProblemStage::Closed;
        now.closed_on = Some(day);
        now.form.clone_from(&self.form);
        now.review_on = self.review_on;
        now.review_due = false;
    }
}

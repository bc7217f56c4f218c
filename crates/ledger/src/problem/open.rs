//! 列入: a problem enters the ledger.

use super::{Problem, ProblemStage};
use crate::step::{self, By};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 列入. The lead office, when a plan is adopted or by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// 指标
    #[serde(default)]
    pub indicator: String,
    /// `一是`
    #[serde(default)]
    pub label: String,
    /// Verbatim.
    pub text: String,
    /// The plan it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<DocketId>,
    /// Its number in that plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// First and last line of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<[u32; 2]>,
    /// The unit that answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<UnitId>,
}

impl Open {
    pub(super) fn decide(self, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::LeadOffice.check("problem.open", cx.actor, self.owner, &[])?;
        step::text("text", &self.text)?;
        Ok(self)
    }

    pub(super) fn apply(&self, day: Date) -> Problem {
        Problem {
            indicator: self.indicator.clone(),
            label: self.label.clone(),
            text: self.text.clone(),
            plan: self.plan,
            number: self.number,
            lines: self.lines,
            owner: self.owner,
            stage: ProblemStage::Open,
            opened_on: day,
            links: Vec::new(),
            needs_measure: false,
            effect: None,
            closed_on: None,
            form: None,
            review_on: None,
            review_due: false,
            reviews: Vec::new(),
            discarded: None,
        }
    }
}

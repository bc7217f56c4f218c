//! 回头看: is it still mended?

use super::{Problem, ProblemStage, Reviewed};
use crate::step::{self, By, Step};
use crate::{Evidence, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 回头看结论
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// 巩固
    Held,
    /// 反弹
    Relapsed,
}

/// 回头看. The lead office, of a problem that was struck off. 反弹 opens it again, and says how it will be answered:
/// linked items that are taken up again ([`crate::item::Reopen`] in the same transaction), or a new measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// 结论
    pub finding: Finding,
    /// What was found.
    pub text: String,
    /// 佐证
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The items to take up again; for 反弹.
    #[serde(default)]
    pub reopen: Vec<DocketId>,
    /// A new measure is needed; for 反弹.
    #[serde(default)]
    pub new_measure: bool,
}

impl Step<Problem> for Review {
    const BY: By = By::LeadOffice;

    fn open(now: &Problem) -> bool {
        now.stage == ProblemStage::Closed
    }

    fn check(&self, now: &Problem, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)?;
        if self.finding == Finding::Held {
            return Ok(());
        }
        if let Some(item) = self.reopen.iter().find(|item| now.links.iter().all(|link| link.item != **item)) {
            return Err(Refusal::new(refusals::PROBLEM_NOT_LINKED).with("item", item));
        }
        if self.reopen.is_empty() && !self.new_measure {
            return Err(Refusal::new(refusals::PROBLEM_NO_REMEDY));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Problem, day: Date, _actor: &Actor) {
        now.reviews.push(Reviewed { on: day, finding: self.finding, text: self.text.clone() });
        now.review_on = None;
        now.review_due = false;
        if self.finding == Finding::Relapsed {
            now.closed_on = None;
            now.effect = None;
            now.form = None;
            now.needs_measure = self.reopen.is_empty();
            now.stage = if now.needs_measure { ProblemStage::Open } else { ProblemStage::Answered };
        }
    }
}

//! 回头看提醒: the day to look again has come.

use super::{Problem, ProblemStage};
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 回头看提醒. The clock alone, on the day that 销号 set; it puts the problem on the work list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remind {}

impl Step<Problem> for Remind {
    const BY: By = By::System;

    fn open(now: &Problem) -> bool {
        now.stage == ProblemStage::Closed && now.review_on.is_some() && !now.review_due
    }

    fn check(&self, now: &Problem, cx: &Context<'_>) -> Result<(), Refusal> {
        if now.review_on.is_some_and(|on| on <= cx.today) {
            return Ok(());
        }
        Err(Refusal::new(crate::refusals::NOT_NOW).with("act", "problem.remind").with("state", now.state_name()))
    }

    fn apply(&self, now: &mut Problem, _day: Date, _actor: &Actor) {
        now.review_due = true;
    }
}

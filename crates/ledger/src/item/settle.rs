//! 转常态或结转: what becomes of a standing item when its year is summed up.

use super::{Item, Stage, YearEnd, close};
use crate::Form;
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 年末去向
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 转常态 everyday work from now on; the item ends.
    Routine,
    /// 结转 goes on for another year.
    CarryOver,
}

/// 转常态或结转. The lead office, by another account than the one that handed the summary in, or on the signed form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    /// What becomes of it.
    pub outcome: Outcome,
    /// 核验意见
    pub opinion: String,
    /// The signed form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
}

impl Step<Item> for Settle {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Submitted && now.submission.as_ref().is_some_and(|it| it.year.is_some())
    }

    fn why_closed(now: &Item) -> &'static str {
        if now.stage == Stage::Submitted { refusals::SUMMARY_NOT_HANDED } else { refusals::NOT_NOW }
    }

    fn check(&self, now: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("opinion", &self.opinion)?;
        close::check_submission(now, true, self.form.as_ref(), cx)
    }

    fn apply(&self, now: &mut Item, day: Date, actor: &Actor) {
        let text = now.submission.as_ref().map(|it| it.text.clone()).unwrap_or_default();
        now.years.push(YearEnd { year: now.year, text, outcome: self.outcome, on: day });
        match self.outcome {
            Outcome::Routine => now.end(Stage::Routine, day, actor, self.form.as_ref()),
            Outcome::CarryOver => {
                now.year = now.year.saturating_add(1);
                now.excuse_reports(day);
                now.back_to_work();
            }
        }
    }
}

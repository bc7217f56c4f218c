//! 报告进展

use super::{Phase, Progress, Project};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::money::Money;

/// 报告进展. The unit that serves it, or the lead office for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// 形象进度
    pub text: String,
    /// 累计完成投资
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invested: Option<Money>,
}

impl Step<Project> for Report {
    const BY: By = By::LeadUnit;

    fn open(now: &Project) -> bool {
        !matches!(now.phase, Phase::Void)
    }

    fn check(&self, now: &Project, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)?;
        // What was spent stays spent.
        let before = now.progress.iter().rev().find_map(|it| it.invested);
        match (before, self.invested) {
            (_, Some(new)) if new.0 < 0 => Err(Refusal::new(refusals::PROJECT_MONEY)),
            (Some(before), Some(new)) if new < before => Err(Refusal::new(refusals::PROJECT_SPENT_LESS)),
            _ => Ok(()),
        }
    }

    fn apply(&self, now: &mut Project, day: Date, _actor: &Actor) {
        now.progress.push(Progress { on: day, text: self.text.clone(), invested: self.invested });
    }
}

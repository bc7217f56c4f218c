//! 更正: what was taken down wrong, or has changed, is put right.

use super::{Phase, Project, open};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::money::Money;

/// 更正. Its unit or the lead office, with the reason; what is left out stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amend {
    /// 项目代码
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 责任领导
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<String>,
    /// 总投资
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment: Option<Money>,
    /// 年度计划投资
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub this_year: Option<Money>,
    /// 计划投产日
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Why.
    pub reason: String,
}

impl Step<Project> for Amend {
    const BY: By = By::LeadUnitOrOffice;

    fn open(now: &Project) -> bool {
        now.phase != Phase::Void
    }

    fn check(&self, now: &Project, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)?;
        open::money(self.investment.or(now.investment), self.this_year.or(now.this_year))
    }

    fn apply(&self, now: &mut Project, _day: Date, _actor: &Actor) {
        if let Some(code) = &self.code {
            now.code.clone_from(code);
        }
        if let Some(leader) = &self.leader {
            now.leader.clone_from(leader);
        }
        now.investment = self.investment.or(now.investment);
        now.this_year = self.this_year.or(now.this_year);
        now.due = self.due.or(now.due);
    }
}

//! 入库: a project enters the register.

use super::{Phase, Project};
use crate::refusals;
use crate::step::{self, By};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{UnitId, money::Money};

/// 入库. The unit that serves it, or the lead office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// 项目名称
    pub name: String,
    /// 项目代码
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// 类别
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// 建设内容
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// 牵头单位
    pub unit: UnitId,
    /// 服务专班
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helpers: Vec<UnitId>,
    /// 责任领导
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub leader: String,
    /// 总投资
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment: Option<Money>,
    /// 年度计划投资
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub this_year: Option<Money>,
    /// 计划投产日
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Where it stands when it enters.
    pub phase: Phase,
}

/// Money is not negative, and a year's part is not more than the whole.
pub(super) fn money(whole: Option<Money>, year: Option<Money>) -> Result<(), Refusal> {
    let negative = |it: Option<Money>| it.is_some_and(|it| it.0 < 0);
    let more = matches!((whole, year), (Some(whole), Some(year)) if year > whole);
    if negative(whole) || negative(year) || more { Err(Refusal::new(refusals::PROJECT_MONEY)) } else { Ok(()) }
}

impl Open {
    pub(super) fn decide(mut self, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::LeadUnitOrOffice.check("project.open", cx.actor, Some(self.unit), &[])?;
        step::text("name", &self.name)?;
        money(self.investment, self.this_year)?;
        if matches!(self.phase, Phase::Producing | Phase::Void) {
            return Err(Refusal::new(refusals::PROJECT_PHASE).with("phase", self.phase.name()));
        }
        self.helpers.retain(|it| *it != self.unit);
        self.helpers.dedup();
        Ok(self)
    }

    pub(super) fn apply(&self, day: Date) -> Project {
        Project {
            name: self.name.clone(),
            code: self.code.clone(),
            category: self.category.clone(),
            text: self.text.clone(),
            unit: self.unit,
            helpers: self.helpers.clone(),
            leader: self.leader.clone(),
            investment: self.investment,
            this_year: self.this_year,
            due: self.due,
            phase: self.phase,
            opened_on: day,
            phases: vec![(self.phase, day)],
            progress: Vec::new(),
            needs: Vec::new(),
            discarded: None,
        }
    }
}

//! 登记: a promise enters the register.

use super::{Promise, PromiseStage};
use crate::refusals;
use crate::step::{self, By};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 登记. The unit that promised, or the lead office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// 承诺单位
    pub unit: UnitId,
    /// 承诺对象
    pub to: String,
    /// 承诺事项 in one line.
    pub title: String,
    /// 承诺内容 at length.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// 依据
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// 承诺日期
    pub made_on: Date,
    /// 兑现期限
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

/// A promise is made before it falls due, and not in the future.
pub(super) fn days(made_on: Date, due: Option<Date>, cx: &Context<'_>) -> Result<(), Refusal> {
    if made_on > cx.today {
        return Err(Refusal::new(refusals::PROMISE_FROM_FUTURE).with("made_on", made_on));
    }
    match due {
        Some(due) if due < made_on => {
            Err(Refusal::new(refusals::PROMISE_DUE_BEFORE).with("made_on", made_on).with("due", due))
        }
        _ => Ok(()),
    }
}

impl Open {
    pub(super) fn decide(self, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::LeadUnitOrOffice.check("promise.open", cx.actor, Some(self.unit), &[])?;
        step::text("to", &self.to)?;
        step::text("title", &self.title)?;
        days(self.made_on, self.due, cx)?;
        Ok(self)
    }

    pub(super) fn apply(&self, day: Date) -> Promise {
        Promise {
            unit: self.unit,
            to: self.to.clone(),
            title: self.title.clone(),
            text: self.text.clone(),
            basis: self.basis.clone(),
            made_on: self.made_on,
            due: self.due,
            stage: PromiseStage::Open,
            opened_on: day,
            published: None,
            claimed: None,
            opinion: String::new(),
            closed_on: None,
        }
    }
}

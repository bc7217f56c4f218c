//! 列入: something is to be done every month or quarter.

use super::{Duty, DutyKind};
use crate::step::{self, By};
use crate::{Rhythm, refusals};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 列入. The lead office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// 责任单位
    pub unit: UnitId,
    /// 工作名称
    pub title: String,
    /// What kind of thing it is.
    pub kind: DutyKind,
    /// How often.
    pub rhythm: Rhythm,
    /// 起始日 the period in which it lies is the first; a day that is past counts as today.
    pub from: Date,
    /// 终止日 no period begins after it; `None` for as long as it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// 指标
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    /// 要求
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Open {
    pub(super) fn decide(mut self, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::LeadOffice.check("duty.open", cx.actor, Some(self.unit), &[])?;
        step::text("title", &self.title)?;
        // Nobody holds a meeting in a month that is over.
        self.from = self.from.max(cx.today);
        match self.until.filter(|until| *until < self.from) {
            Some(until) => Err(Refusal::new(refusals::DUTY_ENDS_BEFORE).with("until", until)),
            None => Ok(self),
        }
    }

    pub(super) fn apply(&self, day: Date) -> Duty {
        Duty {
            unit: self.unit,
            title: self.title.clone(),
            kind: self.kind,
            rhythm: self.rhythm,
            from: self.from,
            until: self.until,
            indicator: self.indicator.clone(),
            text: self.text.clone(),
            opened_on: day,
            rounds: Vec::new(),
            stopped: None,
        }
    }
}

//! 登记: somebody found something, or a paper came.

use super::{Finding, FindingFacts, FindingRules, FindingStage, Source};
use crate::step::{self, By};
use crate::{Evidence, calendar, refusals};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 登记. A supervisor on the spot, a leader, or the lead office for what comes by paper, meeting or telephone. The unit may
/// be left open; where no day is named, the severity sets one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// 来源
    pub source: Source,
    /// 文号 of the paper by which it came.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// 问题 in one line.
    pub title: String,
    /// 问题 at length.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// 地点
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// 指标
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    /// 责任单位
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// Code of the severity.
    pub severity: String,
    /// 整改时限
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Pictures and papers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Evidence>,
    /// The day on which it begins to press; the rules write it, whatever the caller says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near_on: Option<Date>,
}

/// The due day, and the day on which it begins to press.
pub(super) fn days(
    severity: &str,
    due: Option<Date>,
    rules: &FindingRules,
    cx: &Context<'_>,
) -> Result<(Date, Date), Refusal> {
    let unknown = || Refusal::new(refusals::FINDING_SEVERITY).with("severity", severity);
    let severity = rules.severity(severity).ok_or_else(unknown)?;
    let due = due.unwrap_or_else(|| calendar::working_days_after(cx.calendar, cx.today, severity.working_days));
    let last = calendar::working_on_or_before(cx.calendar, due);
    Ok((due, calendar::working_days_before(cx.calendar, last, rules.near_working_days)))
}

impl Open {
    pub(super) fn decide(mut self, facts: &FindingFacts<'_>, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::Adviser.check("finding.open", cx.actor, self.unit, &[])?;
        step::text("title", &self.title)?;
        if let Some(due) = self.due.filter(|due| *due < cx.today) {
            return Err(Refusal::new(refusals::FINDING_DUE_PAST).with("field", "due").with("due", due));
        }
        let (due, near) = days(&self.severity, self.due, facts.rules, cx)?;
        self.due = Some(due);
        self.near_on = Some(near);
        Ok(self)
    }

    pub(super) fn apply(&self, day: Date) -> Finding {
        Finding {
            source: self.source,
            number: self.number.clone(),
            title: self.title.clone(),
            text: self.text.clone(),
            place: self.place.clone(),
            indicator: self.indicator.clone(),
            unit: self.unit,
            severity: self.severity.clone(),
            due: self.due,
            near_on: self.near_on,
            photos: self.photos.clone(),
            stage: FindingStage::Open,
            opened_on: day,
            answers: Vec::new(),
            item: None,
            opinion: String::new(),
            closed_on: None,
        }
    }
}

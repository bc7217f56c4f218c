//! 更正: whose it is, how bad it is, until when.

use super::{Finding, FindingFacts, FindingStage, open};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 更正. The lead office, while the finding waits to be dealt with; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Amend {
    /// 责任单位
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// Code of the severity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// 整改时限
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// 地点
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// 指标
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// The day on which it begins to press; the rules write it, whatever the caller says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near_on: Option<Date>,
}

impl Step<Finding> for Amend {
    const BY: By = By::LeadOffice;

    fn open(now: &Finding) -> bool {
        now.stage == FindingStage::Open
    }

    fn fill(&mut self, now: &Finding, facts: &FindingFacts<'_>, cx: &Context<'_>) {
        let severity = self.severity.as_deref().unwrap_or(&now.severity);
        let due = self.due.or(now.due);
        self.near_on = open::days(severity, due, facts.rules, cx).ok().map(|(_, near)| near);
    }

    fn stands_against(&self, now: &Finding, facts: &FindingFacts<'_>) -> Result<(), Refusal> {
        match &self.severity {
            Some(code) if *code != now.severity && facts.rules.severity(code).is_none() => {
                Err(Refusal::new(refusals::FINDING_SEVERITY).with("severity", code))
            }
            _ => Ok(()),
        }
    }

    fn check(&self, now: &Finding, _cx: &Context<'_>) -> Result<(), Refusal> {
        let same = self.unit.is_none_or(|it| Some(it) == now.unit)
            && self.severity.as_ref().is_none_or(|it| *it == now.severity)
            && self.due.is_none_or(|it| Some(it) == now.due)
            && self.place.as_ref().is_none_or(|it| *it == now.place)
            && self.indicator.as_ref().is_none_or(|it| *it == now.indicator);
        if same { Err(Refusal::new(refusals::NOTHING_CHANGED)) } else { Ok(()) }
    }

    fn apply(&self, now: &mut Finding, _day: Date, _actor: &Actor) {
        now.unit = self.unit.or(now.unit);
        now.due = self.due.or(now.due);
        now.near_on = self.near_on.or(now.near_on);
        for (new, old) in
            [(&self.severity, &mut now.severity), (&self.place, &mut now.place), (&self.indicator, &mut now.indicator)]
        {
            if let Some(new) = new {
                old.clone_from(new);
            }
        }
    }
}

//! 起草: a unit writes down what it does well.

use super::{Practice, PracticeStage};
use crate::Evidence;
use crate::step::{self, By};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::UnitId;

/// 起草. The unit, or the lead office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// 报送单位
    pub unit: UnitId,
    /// 标题
    pub title: String,
    /// 指标
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    /// 正文
    pub text: String,
    /// Pictures and papers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl Open {
    pub(super) fn decide(self, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::LeadUnitOrOffice.check("practice.open", cx.actor, Some(self.unit), &[])?;
        step::text("title", &self.title)?;
        step::text("text", &self.text)?;
        Ok(self)
    }

    pub(super) fn apply(&self, day: Date) -> Practice {
        Practice {
            unit: self.unit,
            title: self.title.clone(),
            indicator: self.indicator.clone(),
            text: self.text.clone(),
            evidence: self.evidence.clone(),
            stage: PracticeStage::Draft,
            opened_on: day,
            opinion: String::new(),
            sent_up: Vec::new(),
            adopted: Vec::new(),
            accepted_on: None,
        }
    }
}

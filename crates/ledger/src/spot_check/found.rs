//! 核查结果: what was found of one chosen item.

use super::{CheckStage, SpotCheck};
use crate::step::{self, By, Step};
use crate::{Due, Evidence, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 核查结论
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 属实
    True,
    /// 不实
    Untrue,
}

impl Verdict {
    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::Untrue => "untrue",
        }
    }
}

/// 核查结果. The lead office, once for each chosen item; what is found untrue is taken up again until `due`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The item.
    pub item: DocketId,
    /// 核查结论
    pub verdict: Verdict,
    /// What was looked at and found.
    pub text: String,
    /// Until when it is to be done again; for 不实.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// 佐证
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl Step<SpotCheck> for Found {
    const BY: By = By::LeadOffice;

    fn open(now: &SpotCheck) -> bool {
        now.stage == CheckStage::Open
    }

    fn check(&self, now: &SpotCheck, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)?;
        if now.waiting().all(|id| id != self.item) {
            return Err(Refusal::new(refusals::CHECK_NOT_CHOSEN).with("field", "item").with("item", self.item));
        }
        if self.verdict == Verdict::Untrue && self.due.is_none() {
            return Err(Refusal::new(refusals::CHECK_NO_DUE).with("field", "due"));
        }
        Ok(())
    }

    fn apply(&self, now: &mut SpotCheck, day: Date, _actor: &Actor) {
        now.results.push(self.clone());
        if now.waiting().next().is_none() {
            now.stage = CheckStage::Closed;
            now.closed_on = Some(day);
        }
    }
}

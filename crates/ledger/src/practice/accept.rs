//! 入库

use super::{Practice, PracticeStage};
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 入库. The lead office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    /// 意见
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub opinion: String,
}

impl Step<Practice> for Accept {
    const BY: By = By::LeadOffice;

    fn open(now: &Practice) -> bool {
        now.stage == PracticeStage::Submitted
    }

    fn check(&self, _now: &Practice, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Practice, day: Date, _actor: &Actor) {
        now.opinion.clone_from(&self.opinion);
        now.stage = PracticeStage::Library;
        now.accepted_on = Some(day);
    }
}

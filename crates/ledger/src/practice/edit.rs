//! 修改

use super::{Practice, PracticeStage};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal, Role};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 修改. Its unit while it is a draft; the lead office until it is sent up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// 标题
    pub title: String,
    /// 指标
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub indicator: String,
    /// 正文
    pub text: String,
}

impl Step<Practice> for Edit {
    const BY: By = By::LeadUnitOrOffice;

    fn open(now: &Practice) -> bool {
        matches!(now.stage, PracticeStage::Draft | PracticeStage::Submitted | PracticeStage::Library)
    }

    fn check(&self, now: &Practice, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("title", &self.title)?;
        step::text("text", &self.text)?;
        // What is under examination or in the library is the lead office's to edit.
        if now.stage != PracticeStage::Draft && cx.actor.role != Role::LeadOffice {
            return Err(Refusal::new(refusals::PRACTICE_HANDED_IN));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Practice, _day: Date, _actor: &Actor) {
        now.title.clone_from(&self.title);
        now.indicator.clone_from(&self.indicator);
        now.text.clone_from(&self.text);
    }
}

//! 报告兑现: the unit says that it is kept.

use super::{Claimed, Promise, PromiseStage};
use crate::Evidence;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 报告兑现. Its unit, or the lead office for it, with words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// 兑现情况
    pub text: String,
    /// 佐证
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl Step<Promise> for Claim {
    const BY: By = By::LeadUnit;

    fn open(now: &Promise) -> bool {
        now.stage == PromiseStage::Open
    }

    fn check(&self, _now: &Promise, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)
    }

    fn apply(&self, now: &mut Promise, day: Date, actor: &Actor) {
        let (text, evidence) = (self.text.clone(), self.evidence.clone());
        now.claimed = Some(Claimed { on: day, by: actor.account, text, evidence });
        now.stage = PromiseStage::Claimed;
    }
}

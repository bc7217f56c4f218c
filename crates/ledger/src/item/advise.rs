//! 督导意见: a supervisor or leader remarks; only the lead office closes.

use super::{Item, Stage};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 督导意见. Supervisor, leader or lead office, at any time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advise {
    /// 意见
    pub text: String,
}

impl Step<Item> for Advise {
    const BY: By = By::Adviser;

    fn open(now: &Item) -> bool {
        now.stage != Stage::Void
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        now.remarks = now.remarks.saturating_add(1);
    }
}

//! 不同意延期: the day promised stays.

use super::{Item, grant_extension};
use crate::Form;
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 不同意延期. The lead office or a leader, by another account than the one that asked, with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefuseExtension {
    /// Why.
    pub reason: String,
    /// The signed 延期审批表.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
}

impl Step<Item> for RefuseExtension {
    const BY: By = By::Decider;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.extension.is_some()
    }

    fn why_closed(now: &Item) -> &'static str {
        if !now.stage.is_over() { refusals::EXTENSION_NONE } else { refusals::NOT_NOW }
    }

    fn check(&self, now: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)?;
        grant_extension::decidable(now, self.form.as_ref(), cx)
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        now.extension = None;
    }
}

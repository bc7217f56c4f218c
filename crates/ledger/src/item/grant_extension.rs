//! 同意延期: the day promised moves.

use super::{Item, ask_extension, close};
use crate::step::{self, By, Step};
use crate::{Due, Form, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 同意延期. The lead office or a leader, by another account than the one that asked; on the signed 延期审批表 also by
/// the recorder of a 代录. The day granted may differ from the day asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantExtension {
    /// The new day.
    pub to: Due,
    /// 审批意见
    #[serde(default)]
    pub opinion: String,
    /// The signed 延期审批表.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
}

/// What was asked is the unit's word and lies before somebody else than who asked.
pub(super) fn decidable(now: &Item, form: Option<&Form>, cx: &Context<'_>) -> Result<(), Refusal> {
    let Some(asked) = &now.extension else {
        return Err(Refusal::new(refusals::EXTENSION_NONE));
    };
    if asked.handed.awaits_head() {
        return Err(Refusal::new(refusals::AWAITS_HEAD));
    }
    step::form(form, cx)?;
    close::other_hand(&asked.handed, cx.actor, form, refusals::DECIDER_IS_ASKER)
}

impl Step<Item> for GrantExtension {
    const BY: By = By::Decider;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.extension.is_some()
    }

    fn why_closed(now: &Item) -> &'static str {
        if !now.stage.is_over() { refusals::EXTENSION_NONE } else { refusals::NOT_NOW }
    }

    fn check(&self, now: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
        decidable(now, self.form.as_ref(), cx)?;
        ask_extension::later(now, self.to)
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        now.due = self.to;
        now.extended = now.extended.saturating_add(1);
        now.extension = None;
    }
}

//! 核验办结: the lead office checks and closes; nobody closes what he handed in himself.

use super::{Closed, Handed, Item, Stage};
use crate::step::{self, By, Step};
use crate::{Form, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 核验办结. The lead office, by another account than the one that handed it in. What the lead office recorded for a
/// unit (代录) may be closed by the recorder only on the scanned approval form, whose signature is the second hand: so
/// an office with a single account can work, but never on its own word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Close {
    /// 核验意见
    pub opinion: String,
    /// The signed 办结审批表.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
}

/// Whether `actor` may judge what `handed` put before him; `code` where not.
pub(super) fn other_hand(
    handed: &Handed,
    actor: &Actor,
    form: Option<&Form>,
    code: &'static str,
) -> Result<(), Refusal> {
    let other = handed.account != actor.account;
    let signed = handed.recorded && form.is_some();
    if other || signed { Ok(()) } else { Err(Refusal::new(code)) }
}

/// The submission under check: approved within its unit, of the expected sort, and not the checker's own.
pub(super) fn check_submission(now: &Item, yearly: bool, form: Option<&Form>, cx: &Context<'_>) -> Result<(), Refusal> {
    let Some(submission) = &now.submission else {
        return Err(Refusal::new(refusals::NOT_NOW).with("state", now.state_name()));
    };
    match (submission.year, yearly) {
        (Some(_), false) => return Err(Refusal::new(refusals::SUMMARY_HANDED)),
        (None, true) => return Err(Refusal::new(refusals::SUMMARY_NOT_HANDED)),
        _ => {}
    }
    if submission.handed.awaits_head() {
        return Err(Refusal::new(refusals::AWAITS_HEAD));
    }
    step::form(form, cx)?;
    other_hand(&submission.handed, cx.actor, form, refusals::CHECKER_IS_SUBMITTER)
}

impl Item {
    /// Ends the item in `stage`, as checked by `actor`.
    pub(super) fn end(&mut self, stage: Stage, day: Date, actor: &Actor, form: Option<&Form>) {
        let handed = self.submission.as_ref().map(|it| &it.handed);
        self.closed = Some(Closed {
            on: day,
            checker: actor.account,
            submitter: handed.and_then(|handed| handed.account),
            recorded: handed.is_some_and(|handed| handed.recorded),
            form: form.cloned(),
        });
        self.stage = stage;
        self.setback = None;
        self.extension = None;
        self.waiting = None;
        self.held = None;
    }
}

impl Step<Item> for Close {
    const BY: By = By::LeadOffice;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Submitted
    }

    fn check(&self, now: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("opinion", &self.opinion)?;
        check_submission(now, false, self.form.as_ref(), cx)
    }

    fn apply(&self, now: &mut Item, day: Date, actor: &Actor) {
        now.end(Stage::Closed, day, actor, self.form.as_ref());
    }
}

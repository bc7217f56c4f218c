//! 延长期限: the head of the unit approves more days, once, before the last day has passed.

use super::{Voice, VoiceStage};
use crate::step::{self, By, Step};
use crate::{Form, calendar, refusals};
use docket::{Actor, Context, Refusal, Role};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 延长期限. The head of the unit; the lead office for a head who does not sign in, with the signed form. The raiser is told
/// the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extend {
    /// Why more days are needed.
    pub reason: String,
    /// The signed form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
}

impl Step<Voice> for Extend {
    const BY: By = By::Head;

    fn open(now: &Voice) -> bool {
        matches!(now.stage, VoiceStage::Assigned | VoiceStage::Accepted) && now.extended_on.is_none()
    }

    fn why_closed(now: &Voice) -> &'static str {
        if now.extended_on.is_some() { refusals::VOICE_EXTENDED } else { refusals::NOT_NOW }
    }

    fn check(&self, now: &Voice, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)?;
        step::form(self.form.as_ref(), cx)?;
        if cx.actor.role == Role::LeadOffice && self.form.is_none() {
            return Err(Refusal::new(refusals::FORM_MISSING));
        }
        if cx.today > now.due_on {
            return Err(Refusal::new(refusals::VOICE_EXTEND_LATE).with("due", now.due_on));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Voice, day: Date, _actor: &Actor) {
        now.extended_on = Some(day);
        now.due_on = calendar::plus(now.due_on, now.terms.extend);
    }
}

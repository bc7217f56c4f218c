//! 申请延期: the lead unit asks for a later day.

use super::{Asked, Handed, Item, ItemFacts, Stage, report};
use crate::step::{self, By, Step};
use crate::{Due, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 申请延期. The lead unit; the lead office for it as 代录. The clock runs on until it is decided. One asked for after
/// the day has passed is taken, and marked late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskExtension {
    /// The day asked for.
    pub to: Due,
    /// Why.
    pub reason: String,
    /// Asked after the day had passed; the rules write it, whatever the caller says.
    #[serde(default)]
    pub late: bool,
    /// Whether the unit's head must approve it first; the rules write it, whatever the caller says.
    #[serde(default)]
    pub awaits_head: bool,
}

/// The day moves, and moves forward.
pub(super) fn later(now: &Item, to: Due) -> Result<(), Refusal> {
    let (Some(due), Some(day)) = (now.due.last_day(), to.last_day()) else {
        return Err(Refusal::new(refusals::STANDING));
    };
    if day <= due {
        return Err(Refusal::new(refusals::EXTENSION_NOT_LATER).with("to", day).with("due", due));
    }
    Ok(())
}

impl Step<Item> for AskExtension {
    const BY: By = By::LeadUnit;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Accepted && !now.due.is_standing() && now.extension.is_none()
    }

    fn why_closed(now: &Item) -> &'static str {
        if now.extension.is_some() {
            refusals::EXTENSION_OPEN
        } else if now.due.is_standing() {
            refusals::STANDING
        } else {
            refusals::NOT_NOW
        }
    }

    fn fill(&mut self, now: &Item, facts: &ItemFacts<'_>, cx: &Context<'_>) {
        self.late = now.due.last_day().is_some_and(|due| due < cx.today);
        self.awaits_head = report::needs_head(facts, cx.actor);
    }

    fn check(&self, now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("reason", &self.reason)?;
        later(now, self.to)
    }

    fn apply(&self, now: &mut Item, day: Date, actor: &Actor) {
        let handed = Handed::by(day, actor, self.awaits_head);
        now.extension = Some(Asked { handed, ask: self.clone() });
    }
}

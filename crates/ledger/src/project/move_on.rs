//! 转入下一阶段: signed, started, producing.

use super::{Phase, Project};
use crate::refusals;
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 转入下一阶段. The unit that serves it or the lead office, on the day it happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveOn {
    /// The phase that has begun.
    pub phase: Phase,
    /// The day on which it began.
    pub began: Date,
}

impl Step<Project> for MoveOn {
    const BY: By = By::LeadUnitOrOffice;

    fn open(now: &Project) -> bool {
        matches!(now.phase, Phase::Planned | Phase::Signed | Phase::Started)
    }

    fn check(&self, now: &Project, cx: &Context<'_>) -> Result<(), Refusal> {
        let since = now.phases.last().map_or(now.opened_on, |it| it.1);
        if self.phase <= now.phase || self.phase == Phase::Void {
            return Err(Refusal::new(refusals::PROJECT_PHASE).with("phase", self.phase.name()));
        }
        // A project may have been entered after the fact: only the order of later phases is asked for.
        if self.began > cx.today || (now.phases.len() > 1 && self.began < since) {
            return Err(Refusal::new(refusals::PROJECT_PHASE_DAY).with("began", self.began));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Project, _day: Date, _actor: &Actor) {
        now.phase = self.phase;
        now.phases.push((self.phase, self.began));
    }
}

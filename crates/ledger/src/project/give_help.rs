//! 给予帮助: somebody did something about a need.

use super::{Help, Phase, Project, answer_need::waits};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 给予帮助. Any unit of the project, or the lead office for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveHelp {
    /// Number of the need.
    pub need: u32,
    /// What was done.
    pub text: String,
}

impl Step<Project> for GiveHelp {
    const BY: By = By::Unit;

    fn open(now: &Project) -> bool {
        now.phase != Phase::Void && now.open_needs().next().is_some()
    }

    fn check(&self, now: &Project, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)?;
        waits(now, self.need)
    }

    fn apply(&self, now: &mut Project, day: Date, actor: &Actor) {
        if let Some(need) = now.needs.iter_mut().find(|it| it.no == self.need) {
            need.help.push(Help { on: day, unit: actor.for_unit(), text: self.text.clone() });
        }
    }
}

//! 节点完成: a step is done and proved.

use super::{Item, Reached, Stage};
use crate::step::{self, By, Step};
use crate::{Evidence, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 节点完成. A unit responsible for the item; the lead office for it as 代录.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachMilestone {
    /// Number of the milestone.
    pub no: u32,
    /// What was reached.
    pub text: String,
    /// Its proof.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl Step<Item> for ReachMilestone {
    const BY: By = By::Unit;

    fn open(now: &Item) -> bool {
        now.stage == Stage::Accepted && now.milestones.iter().any(|milestone| milestone.reached.is_none())
    }

    fn check(&self, now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        let Some(milestone) = now.milestone(self.no) else {
            return Err(Refusal::new(refusals::MILESTONE_UNKNOWN).with("no", self.no));
        };
        if milestone.reached.is_some() {
            return Err(Refusal::new(refusals::MILESTONE_REACHED).with("no", self.no));
        }
        step::text("text", &self.text)
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        if let Some(milestone) = now.milestones.iter_mut().find(|milestone| milestone.no == self.no) {
            milestone.reached = Some(Reached { on: day, text: self.text.clone(), evidence: self.evidence.clone() });
        }
    }
}

//! 拟定节点: the unit writes its own steps.

use super::{Item, Milestone, Stage, milestones};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal, Role};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 拟定节点. The lead unit until the lead office has agreed; after that the lead office alone. Replaces every
/// milestone not yet reached; what was reached stays. Each must lie between the item's beginning and its due day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetMilestones {
    /// The steps not yet reached, in any order.
    pub steps: Vec<milestones::Step>,
    /// Why they change.
    pub reason: String,
}

impl Step<Item> for SetMilestones {
    const BY: By = By::LeadUnitOrOffice;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.stage != Stage::Submitted && !now.due.is_standing()
    }

    fn why_closed(now: &Item) -> &'static str {
        if now.due.is_standing() { refusals::STANDING } else { refusals::NOT_NOW }
    }

    fn check(&self, now: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
        let office = cx.actor.role == Role::LeadOffice && cx.actor.on_behalf.is_none();
        if now.milestones_agreed_on.is_some() && !office {
            return Err(Refusal::new(refusals::MILESTONES_AGREED));
        }
        step::text("reason", &self.reason)?;
        for milestone in &self.steps {
            step::text("result", &milestone.result)?;
            if milestone.on < now.opened_on || now.due.last_day().is_some_and(|due| milestone.on > due) {
                return Err(Refusal::new(refusals::MILESTONE_OUTSIDE).with("on", milestone.on));
            }
        }
        Ok(())
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        let mut no = now.milestones.iter().map(|milestone| milestone.no).max().unwrap_or(0);
        now.milestones.retain(|milestone| milestone.reached.is_some());
        let mut steps: Vec<&milestones::Step> = self.steps.iter().collect();
        steps.sort_by_key(|step| step.on);
        for step in steps {
            no = no.saturating_add(1);
            now.milestones.push(Milestone::planned(no, step));
        }
        now.milestones.sort_by_key(|milestone| (milestone.on, milestone.no));
    }
}

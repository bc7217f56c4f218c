//! 立项: an item is drafted, from an entry of an adopted plan or by hand.

use super::{Content, Item, ItemFacts, Milestone, Schedule, Stage, milestones};
use crate::step::{self, By};
use crate::{Due, Parties, refusals};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 立项. The lead office opens it when a plan is adopted, an item is split, or by hand. Nobody need lead it yet: a
/// plan with gaps is known by its gaps; 交办 asks for a lead unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// What is to be done.
    pub content: Content,
    /// Who answers for it.
    #[serde(default)]
    pub parties: Parties,
    /// Until when.
    pub due: Due,
    /// Steps that the text itself dates; they become milestones instead of the monthly ones.
    #[serde(default)]
    pub steps: Vec<milestones::Step>,
    /// 节点 proposed by rule; whatever the caller gives is replaced.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
}

impl Open {
    pub(super) fn decide(mut self, facts: &ItemFacts<'_>, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::OfficeOrClock.check("item.open", cx.actor, self.parties.lead, &[])?;
        step::text("title", &self.content.title)?;
        if let Some(unit) = self.parties.repeated_unit() {
            return Err(Refusal::new(refusals::UNIT_TWICE).with("unit", unit));
        }
        self.milestones =
            milestones::propose(cx.today, self.due, &self.content.figures, &self.steps, &facts.rules.milestone);
        Ok(self)
    }

    pub(super) fn apply(&self, day: Date) -> Item {
        Item {
            content: self.content.clone(),
            parties: self.parties.clone(),
            due: self.due,
            first_due: self.due,
            stage: Stage::Drafted,
            opened_on: day,
            assigned_on: None,
            accepted_on: None,
            reports_from: None,
            setback: None,
            reports: Vec::new(),
            missed: Vec::new(),
            milestones: self.milestones.clone(),
            milestones_agreed_on: None,
            submission: None,
            extension: None,
            extended: 0,
            waiting: None,
            held: None,
            urged: 0,
            returned: 0,
            remarks: 0,
            evidence: Vec::new(),
            year: day.year(),
            years: Vec::new(),
            closed: None,
            void: None,
            schedule: Schedule::default(),
        }
    }
}

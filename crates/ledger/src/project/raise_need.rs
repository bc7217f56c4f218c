//! 提出问题或需求

use super::{Need, NeedKind, Phase, Project};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::money::Money;

/// 提出问题或需求. The unit that serves the project or the lead office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RaiseNeed {
    /// What it is about.
    pub kind: NeedKind,
    /// In words.
    pub text: String,
    /// 需用地, in square metres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub land: Option<u32>,
    /// 需资金
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money: Option<Money>,
    /// The day until which it is to be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

impl Step<Project> for RaiseNeed {
    const BY: By = By::LeadUnitOrOffice;

    fn open(now: &Project) -> bool {
        now.phase != Phase::Void
    }

    fn check(&self, _now: &Project, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)?;
        match self.due.filter(|due| *due < cx.today) {
            Some(due) => Err(Refusal::new(refusals::PROJECT_DUE_PAST).with("due", due)),
            None => Ok(()),
        }
    }

    fn apply(&self, now: &mut Project, day: Date, _actor: &Actor) {
        now.needs.push(Need {
            no: u32::try_from(now.needs.len() + 1).unwrap_or(u32::MAX),
            kind: self.kind,
            text: self.text.clone(),
            land: self.land,
            money: self.money,
            raised_on: day,
            due: self.due,
            help: Vec::new(),
            answer: None,
        });
    }
}

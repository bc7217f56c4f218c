//! 办结问题或需求

use super::{Phase, Project};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 办结方式
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// 已解决
    Solved,
    /// 部分解决
    Partly,
    /// 无法解决
    Unsolvable,
}

impl Answered {
    /// In the order in which forms offer them.
    pub const ALL: [Self; 3] = [Self::Solved, Self::Partly, Self::Unsolvable];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::Partly => "partly",
            Self::Unsolvable => "unsolvable",
        }
    }
}

/// 办结问题或需求. The lead office or the unit that serves the project, with words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerNeed {
    /// Number of the need.
    pub need: u32,
    /// How it ended.
    pub answer: Answered,
    /// In words.
    pub text: String,
}

/// The need of that number still waits.
pub(super) fn waits(now: &Project, need: u32) -> Result<(), Refusal> {
    let waiting = now.open_needs().any(|it| it.no == need);
    if waiting { Ok(()) } else { Err(Refusal::new(refusals::PROJECT_NEED).with("need", need)) }
}

impl Step<Project> for AnswerNeed {
    const BY: By = By::LeadUnitOrOffice;

    fn open(now: &Project) -> bool {
        now.phase != Phase::Void && now.open_needs().next().is_some()
    }

    fn check(&self, now: &Project, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)?;
        waits(now, self.need)
    }

    fn apply(&self, now: &mut Project, day: Date, _actor: &Actor) {
        if let Some(need) = now.needs.iter_mut().find(|it| it.no == self.need) {
            need.answer = Some((day, self.answer, self.text.clone()));
        }
    }
}

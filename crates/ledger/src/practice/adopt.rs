//! 登记采用: somebody above took it over.

use super::{Adopted, Level, Practice, PracticeStage};
use crate::Paper;
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 登记采用. The lead office, out of the paper in which it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopt {
    /// 采用级别
    pub level: Level,
    /// The paper or publication.
    pub source: Paper,
}

impl Step<Practice> for Adopt {
    const BY: By = By::LeadOffice;

    fn open(now: &Practice) -> bool {
        matches!(now.stage, PracticeStage::Library | PracticeStage::SentUp | PracticeStage::Adopted)
    }

    fn check(&self, _now: &Practice, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("source.title", &self.source.title)?;
        if self.source.dated > cx.today {
            return Err(Refusal::new(refusals::PRACTICE_FROM_FUTURE).with("dated", self.source.dated));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Practice, _day: Date, _actor: &Actor) {
        now.adopted.push(Adopted { level: self.level, source: self.source.clone() });
        now.stage = PracticeStage::Adopted;
    }
}

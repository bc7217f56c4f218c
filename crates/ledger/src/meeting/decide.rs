//! 议定事项: what the meeting decided becomes an item, a finding, or stands in the minutes alone.

use super::{Meeting, MeetingStage};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::{DocketId, UnitId};

/// 落实方式
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Becomes {
    /// 立为任务
    Item,
    /// 登记为发现, to be dealt with later.
    Finding,
    /// 只记入纪要
    Minutes,
}

impl Becomes {
    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Finding => "finding",
            Self::Minutes => "minutes",
        }
    }
}

/// 议定事项. The lead office, once the meeting was held and until its minutes are issued; what it becomes is opened in the
/// same transaction and linked both ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decide {
    /// What was decided.
    pub text: String,
    /// 落实方式
    pub becomes: Becomes,
    /// 牵头单位; an item needs one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// The last day; an item needs one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// What it became; whoever opened it writes it, whatever the caller says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<DocketId>,
}

impl Decide {
    /// What an item needs.
    ///
    /// # Errors
    /// A refusal where the unit or the day is missing.
    pub fn item(&self) -> Result<(UnitId, Date), Refusal> {
        let unit = self.unit.ok_or(Refusal::new(refusals::MEETING_NO_UNIT).with("field", "unit"))?;
        let due = self.due.ok_or(Refusal::new(refusals::MEETING_NO_DUE).with("field", "due"))?;
        Ok((unit, due))
    }
}

impl Step<Meeting> for Decide {
    const BY: By = By::LeadOffice;

    fn open(now: &Meeting) -> bool {
        now.stage == MeetingStage::Held
    }

    fn check(&self, _now: &Meeting, _cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)?;
        if self.becomes == Becomes::Item {
            self.item()?;
        }
        Ok(())
    }

    fn apply(&self, now: &mut Meeting, _on: Date, _actor: &Actor) {
        now.decisions.push(self.clone());
    }
}

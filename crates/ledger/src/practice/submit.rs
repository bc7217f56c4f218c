//! 报送

use super::{Practice, PracticeStage};
use crate::step::{By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 报送. Its unit, or the lead office for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submit {}

impl Step<Practice> for Submit {
    const BY: By = By::LeadUnitOrOffice;

    fn open(now: &Practice) -> bool {
        now.stage == PracticeStage::Draft
    }

    fn check(&self, _now: &Practice, _cx: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn apply(&self, now: &mut Practice, _day: Date, _actor: &Actor) {
        now.stage = PracticeStage::Submitted;
    }
}

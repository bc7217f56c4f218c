//! 补充佐证: evidence that comes after the report.

use super::{Item, Stage};
use crate::step::{By, Step};
use crate::{Evidence, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 补充佐证. A unit responsible for the item; the lead office for it as 代录.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attach {
    /// 佐证
    pub evidence: Vec<Evidence>,
    /// What it shows.
    #[serde(default)]
    pub note: String,
}

impl Step<Item> for Attach {
    const BY: By = By::Unit;

    fn open(now: &Item) -> bool {
        matches!(now.stage, Stage::Accepted | Stage::Submitted)
    }

    fn check(&self, _now: &Item, _cx: &Context<'_>) -> Result<(), Refusal> {
        if self.evidence.is_empty() {
            return Err(Refusal::new(refusals::LIST_EMPTY).with("field", "evidence"));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Item, _day: Date, _actor: &Actor) {
        now.evidence.extend(self.evidence.iter().cloned());
    }
}

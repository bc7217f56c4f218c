//! 单位负责人不同意: what a liaison filled in goes back to be mended.

use super::{Handing, Head, Item, endorse};
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 单位负责人不同意. The head of the unit for which it was filled in, with a reason; the liaison files anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// What goes back.
    #[serde(flatten)]
    pub handing: Handing,
    /// Why.
    pub reason: String,
}

impl Step<Item> for Object {
    const BY: By = By::Head;

    fn open(now: &Item) -> bool {
        !now.stage.is_over() && now.awaits_head()
    }

    fn check(&self, now: &Item, cx: &Context<'_>) -> Result<(), Refusal> {
        endorse::waits_for(now, self.handing, cx)?;
        step::text("reason", &self.reason)
    }

    fn apply(&self, now: &mut Item, day: Date, _actor: &Actor) {
        match self.handing {
            Handing::Report { .. } => {
                if let Some(handed) = now.handed_mut(self.handing) {
                    handed.head = Head::Objected { on: day, reason: self.reason.clone() };
                }
            }
            // It never reached the lead office, so what reports fell due meanwhile are still owed.
            Handing::Submission => now.back_to_work(),
            Handing::Extension => now.extension = None,
        }
    }
}

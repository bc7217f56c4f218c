//! 确定目标

use super::{Indicator, Target, state::put};
use crate::refusals;
use crate::step::{self, By, Step};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 确定目标. The lead office: the place to be held (力保), the place to be fought for (力争), or both. A later one for the
/// same year takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Aim {
    /// The target.
    pub target: Target,
}

impl Step<Indicator> for Aim {
    const BY: By = By::LeadOffice;

    fn open(_now: &Indicator) -> bool {
        true
    }

    fn check(&self, _now: &Indicator, _cx: &Context<'_>) -> Result<(), Refusal> {
        let target = &self.target;
        step::text("source", &target.source)?;
        match (target.floor, target.stretch) {
            (None, None) | (Some(0), _) | (_, Some(0)) => Err(Refusal::new(refusals::INDICATOR_PLACE)
                .with("year", target.year)
                .with("field", target.field.name())),
            // 力争 is never worse than 力保.
            (Some(floor), Some(stretch)) if stretch > floor => {
                Err(Refusal::new(refusals::INDICATOR_STRETCH).with("floor", floor).with("stretch", stretch))
            }
            _ => Ok(()),
        }
    }

    fn apply(&self, now: &mut Indicator, _day: Date, _actor: &Actor) {
        put(&mut now.targets, self.target.clone(), |it| (it.year, it.field));
    }
}

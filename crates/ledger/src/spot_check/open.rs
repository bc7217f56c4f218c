//! 抽取: the sample is drawn.

use super::{CheckFacts, CheckStage, SpotCheck, choose};
use crate::refusals;
use crate::step::{self, By};
use docket::{Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 抽取. The lead office says how many; population, seed and sample are written by the rules, whatever the caller says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// 抽查名称
    pub title: String,
    /// How many are looked at.
    pub size: u32,
    /// The day by which it is to be done.
    pub due: Date,
    /// The closed items of that day.
    #[serde(default)]
    pub population: Vec<DocketId>,
    /// Chance drawn for this act, 16 hexadecimal digits.
    #[serde(default)]
    pub seed: String,
    /// The sample.
    #[serde(default)]
    pub chosen: Vec<DocketId>,
}

impl Open {
    pub(super) fn decide(mut self, facts: &CheckFacts<'_>, cx: &Context<'_>) -> Result<Self, Refusal> {
        By::LeadOffice.check("spotcheck.open", cx.actor, None, &[])?;
        step::text("title", &self.title)?;
        if facts.population.is_empty() {
            return Err(Refusal::new(refusals::CHECK_NOTHING));
        }
        if self.size == 0 {
            return Err(Refusal::new(refusals::CHECK_SIZE).with("field", "size"));
        }
        self.population = facts.population.to_vec();
        self.seed = format!("{:016x}", cx.seed);
        self.chosen = choose(&self.seed, &self.population, usize::try_from(self.size).unwrap_or(usize::MAX));
        Ok(self)
    }

    pub(super) fn apply(&self, day: Date) -> SpotCheck {
        SpotCheck {
            title: self.title.clone(),
            seed: self.seed.clone(),
            population: self.population.clone(),
            chosen: self.chosen.clone(),
            results: Vec::new(),
            stage: CheckStage::Open,
            opened_on: day,
            due: self.due,
            closed_on: None,
            discarded: String::new(),
        }
    }
}

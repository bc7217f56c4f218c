//! 登记开展情况: a round took place.

use super::{Duty, Held};
use crate::step::{self, By, Step};
use crate::{Evidence, Period, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 登记开展情况. Its unit, or the lead office for it, with attendance and evidence; the item of the round is handed in by
/// the same act. A round that was sent back is recorded again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// 期次
    pub period: Period,
    /// The day it took place.
    pub took_place: Date,
    /// 参加人数
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<u32>,
    /// In words.
    pub text: String,
    /// 签到表、照片、材料
    pub evidence: Vec<Evidence>,
}

impl Step<Duty> for Hold {
    const BY: By = By::LeadUnit;

    fn open(now: &Duty) -> bool {
        now.stopped.is_none() && now.rounds.iter().any(|it| it.settled_on.is_none())
    }

    fn check(&self, now: &Duty, cx: &Context<'_>) -> Result<(), Refusal> {
        step::text("text", &self.text)?;
        if self.evidence.is_empty() {
            return Err(Refusal::new(refusals::EVIDENCE_MISSING));
        }
        let waits = now.rounds.iter().any(|it| it.period == self.period && it.settled_on.is_none());
        if !waits {
            return Err(Refusal::new(refusals::DUTY_ROUND).with("period", self.period));
        }
        if self.took_place > cx.today || self.period != now.rhythm.containing(self.took_place) {
            return Err(Refusal::new(refusals::DUTY_DAY).with("took_place", self.took_place));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Duty, _day: Date, _actor: &Actor) {
        if let Some(round) = now.rounds.iter_mut().find(|it| it.period == self.period) {
            round.held = Some(Held {
                took_place: self.took_place,
                attendance: self.attendance,
                text: self.text.clone(),
                evidence: self.evidence.clone(),
            });
        }
    }
}

//! 排定年度场次: a year is laid out in rounds, each an item.

use super::{Duty, Round};
use crate::step::{By, Step};
use crate::{Period, refusals};
use docket::{Actor, Context, Refusal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use vocab::DocketId;

/// 排定年度场次. The lead office; the periods of the year that are not past and not laid out yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayOut {
    /// The year.
    pub year: i16,
    /// The items that were opened, by period; whoever opens them writes this.
    #[serde(default)]
    pub rounds: Vec<(Period, DocketId)>,
}

/// The periods of `year` that would be laid out on `today`.
#[must_use]
pub fn ahead(duty: &Duty, year: i16, today: Date) -> Vec<Period> {
    let Ok(first) = Date::new(year, 1, 1) else { return Vec::new() };
    let all = std::iter::successors(Some(duty.rhythm.containing(first)), |it| Some(it.next()));
    let of_year = all.take_while(|it| it.first_day().year() == year);
    of_year.filter(|it| it.last_day() >= today && duty.rounds.iter().all(|known| known.period != *it)).collect()
}

impl Step<Duty> for LayOut {
    const BY: By = By::LeadOffice;

    fn open(now: &Duty) -> bool {
        now.stopped.is_none()
    }

    fn check(&self, now: &Duty, cx: &Context<'_>) -> Result<(), Refusal> {
        let ahead = ahead(now, self.year, cx.today);
        let given: Vec<Period> = self.rounds.iter().map(|it| it.0).collect();
        if ahead.is_empty() || given != ahead {
            return Err(Refusal::new(refusals::DUTY_NOTHING_AHEAD).with("year", self.year));
        }
        Ok(())
    }

    fn apply(&self, now: &mut Duty, _day: Date, _actor: &Actor) {
        now.rounds.extend(self.rounds.iter().map(|(period, item)| Round {
            period: *period,
            item: *item,
            held: None,
            settled_on: None,
        }));
        now.rounds.sort_by_key(|it| it.period);
    }
}

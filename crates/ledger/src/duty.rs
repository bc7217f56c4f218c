//! 经常性工作 what a unit does every month or quarter: meetings, trainings, publicity, reports to those above.
//!
//! On the first day of each period the clock opens a round, which is an item of the ledger, due on the period's last day.
//! Attendance and evidence hand the item in; once it is 办结 the round is settled.

mod begin;
mod follow;
mod hold;
mod open;
mod state;
mod stop;

pub use begin::Begin;
pub use follow::Follow;
pub use hold::Hold;
pub use open::Open;
pub use state::{Duty, DutyKind, Held, Round};
pub use stop::Stop;

use crate::step::{By, steps};
use crate::{Period, calendar, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal, Timer};
use jiff::Timestamp;

steps! {
    docket Duty, kind "duty";
    first /// 列入
    Open = "open" by By::LeadOffice;
    acts {
    /// 开始一期
    Begin = "begin",
    /// 登记开展情况
    Hold = "hold",
    /// 停止
    Stop = "stop",
    }
    also {
        /// 随任务变化 after the item of a round was closed, reopened or taken out.
        Follow = "follow" by By::Keeper,
    }
    events {
        /// 随任务变化
        Follow,
    }
}

/// Timers of a duty are called so, before their period.
const ROUND: &str = "round/";

/// The period that a timer of a duty opens, by its rung: `round/2026-02`.
#[must_use]
pub fn rung(rung: &str) -> Option<Period> {
    rung.strip_prefix(ROUND)?.parse().ok()
}

impl Docket for Duty {
    const KIND: &'static str = "ledger.duty";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = ();
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, facts: (), cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match (now, act) {
            (None, Act::Open(open)) => Event::Open(open.decide(cx)?),
            (None, _) => return Err(Refusal::new(refusals::ABSENT)),
            (Some(duty), Act::Follow(follow)) => {
                let name = ActName::Follow;
                name.by().check(name.name(), cx.actor, None, &[])?;
                return Ok(follow.due(duty).map(Event::Follow).into_iter().collect());
            }
            (Some(duty), act) => duty.step(act, &facts, cx)?,
        };
        Ok(vec![event])
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut duty), Event::Follow(follow)) => {
                follow.apply(&mut duty, day);
                Some(duty)
            }
            (Some(mut duty), event) => duty.take(event, day, actor).then_some(duty),
            (None, _) => None,
        }
    }

    fn facets(&self) -> Facets {
        self.facets_of()
    }

    fn text(&self) -> String {
        self.text.clone()
    }

    fn timers(&self) -> Vec<Timer> {
        let next =
            self.next().map(|period| Timer { on: period.first_day().max(self.from), rung: format!("{ROUND}{period}") });
        next.into_iter().collect()
    }
}

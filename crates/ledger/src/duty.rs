//! 经常性工作 what a unit does every month or quarter: meetings, trainings, publicity, reports to those above.
//!
//! A year is laid out in rounds, each of which is an item of the ledger, due on the last day of its period. Attendance and
//! evidence hand the item in; once it is 办结 the round counts as held. How the items stand comes in as facts.

mod follow;
mod hold;
mod lay_out;
mod open;
mod state;
mod stop;

pub use follow::Follow;
pub use hold::Hold;
pub use lay_out::{LayOut, ahead};
pub use open::Open;
pub use state::{Duty, DutyKind, Held, Round};
pub use stop::Stop;

use crate::step::{By, steps};
use crate::{calendar, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal};
use jiff::Timestamp;

steps! {
    docket Duty, kind "duty";
    first /// 列入
    Open = "open" by By::LeadOffice;
    acts {
    /// 排定年度场次
    LayOut = "lay_out",
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
}

//! 调度会 a meeting over what is late or needs co-ordination: agenda, attendance, decisions, minutes.
//!
//! Life: planned → held (attendance; decisions become items or findings) → closed with its minutes; or cancelled.

mod amend;
mod cancel;
mod close;
mod decide;
mod hold;
mod open;
mod state;

pub use amend::Amend;
pub use cancel::Cancel;
pub use close::Close;
pub use decide::{Becomes, Decide};
pub use hold::Hold;
pub use open::Open;
pub use state::{Meeting, MeetingStage};

use crate::step::{By, steps};
use crate::{calendar, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal};
use jiff::Timestamp;

steps! {
    docket Meeting, kind "meeting";
    first /// 安排
    Open = "open" by By::LeadOffice;
    acts {
    /// 调整议程
    Amend = "amend",
    /// 召开
    Hold = "hold",
    /// 议定事项
    Decide = "decide",
    /// 印发纪要
    Close = "close",
    /// 取消
    Cancel = "cancel",
    }
    also {}
    events {}
}

impl Docket for Meeting {
    const KIND: &'static str = "ledger.meeting";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = ();
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, (): (), cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        match (now, act) {
            (None, Act::Open(open)) => Ok(vec![Event::Open(open.decide(cx)?)]),
            (None, _) => Err(Refusal::new(refusals::ABSENT)),
            (Some(meeting), act) => Ok(vec![meeting.step(act, &(), cx)?]),
        }
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut meeting), event) => meeting.take(event, day, actor).then_some(meeting),
            (None, _) => None,
        }
    }

    fn facets(&self) -> Facets {
        self.facets_of()
    }

    fn text(&self) -> String {
        let decided = self.decisions.iter().map(|it| it.text.as_str());
        let lines = self.topics.iter().map(String::as_str).chain(decided).chain([self.minutes.as_str()]);
        lines.collect::<Vec<_>>().join("\n")
    }
}

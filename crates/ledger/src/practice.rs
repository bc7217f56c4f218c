//! 典型案例 a practice worth copying: submitted by a unit, edited, taken into the library, sent up, and taken over somewhere.

mod accept;
mod adopt;
mod discard;
mod edit;
mod open;
mod send_back;
mod send_up;
mod state;
mod submit;

pub use accept::Accept;
pub use adopt::Adopt;
pub use discard::Discard;
pub use edit::Edit;
pub use open::Open;
pub use send_back::SendBack;
pub use send_up::SendUp;
pub use state::{Adopted, Level, Practice, PracticeStage, Sent};
pub use submit::Submit;

use crate::step::{By, steps};
use crate::{calendar, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal};
use jiff::Timestamp;

steps! {
    docket Practice, kind "practice";
    first /// 起草
    Open = "open" by By::LeadUnitOrOffice;
    acts {
    /// 修改
    Edit = "edit",
    /// 报送
    Submit = "submit",
    /// 退回修改
    SendBack = "send_back",
    /// 入库
    Accept = "accept",
    /// 上报
    SendUp = "send_up",
    /// 登记采用
    Adopt = "adopt",
    /// 撤销
    Discard = "discard",
    }
    also {}
    events {}
}

impl Docket for Practice {
    const KIND: &'static str = "ledger.practice";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = ();
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, facts: (), cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match (now, act) {
            (None, Act::Open(open)) => Event::Open(open.decide(cx)?),
            (None, _) => return Err(Refusal::new(refusals::ABSENT)),
            (Some(practice), act) => practice.step(act, &facts, cx)?,
        };
        Ok(vec![event])
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut practice), event) => practice.take(event, day, actor).then_some(practice),
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

//! 政府承诺 what a unit promised to whom and by when: published, kept or not, and why.
//!
//! Life: open → claimed (the unit says it is kept) → kept (the lead office saw that it is); or broken, with the reason; or
//! taken out where it was never one.

mod amend;
mod claim;
mod confirm;
mod discard;
mod fail;
mod open;
mod publish;
mod send_back;
mod state;

pub use amend::Amend;
pub use claim::Claim;
pub use confirm::Confirm;
pub use discard::Discard;
pub use fail::Fail;
pub use open::Open;
pub use publish::Publish;
pub use send_back::SendBack;
pub use state::{Claimed, Promise, PromiseStage, Published};

use crate::step::{By, steps};
use crate::{calendar, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal};
use jiff::Timestamp;

steps! {
    docket Promise, kind "promise";
    first /// 登记
    Open = "open" by By::LeadUnitOrOffice;
    acts {
    /// 公开
    Publish = "publish",
    /// 报告兑现
    Claim = "claim",
    /// 退回
    SendBack = "send_back",
    /// 确认兑现
    Confirm = "confirm",
    /// 认定未兑现
    Fail = "fail",
    /// 更正
    Amend = "amend",
    /// 撤销
    Discard = "discard",
    }
    also {}
    events {}
}

impl Docket for Promise {
    const KIND: &'static str = "ledger.promise";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = ();
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, facts: (), cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match (now, act) {
            (None, Act::Open(open)) => Event::Open(open.decide(cx)?),
            (None, _) => return Err(Refusal::new(refusals::ABSENT)),
            (Some(promise), act) => promise.step(act, &facts, cx)?,
        };
        Ok(vec![event])
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut promise), event) => promise.take(event, day, actor).then_some(promise),
            (None, _) => None,
        }
    }

    fn facets(&self) -> Facets {
        self.facets_of()
    }

    fn text(&self) -> String {
        [self.text.as_str(), &self.to, &self.basis].join("\n")
    }
}

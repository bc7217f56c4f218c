//! 抽查 of closed items: a sample that anyone can draw again, and what was found of each.
//!
//! Life: open with population, seed and sample → each chosen item gets a result → closed with the last of them. What is
//! found untrue is taken up again ([`crate::item::Reopen`] in the same transaction).

mod discard;
mod found;
mod open;
mod sample;
mod state;

pub use discard::Discard;
pub use found::{Found, Verdict};
pub use open::Open;
pub use sample::choose;
pub use state::{CheckStage, SpotCheck};

use crate::step::{By, steps};
use crate::{calendar, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal};
use jiff::Timestamp;
use vocab::DocketId;

/// What the rules of a spot check must know besides it.
#[derive(Clone, Copy, Debug)]
pub struct CheckFacts<'a> {
    /// The closed items out of which the sample is drawn, when one is opened.
    pub population: &'a [DocketId],
}

steps! {
    docket SpotCheck, kind "spotcheck";
    first /// 抽取
    Open = "open" by By::LeadOffice;
    acts {
    /// 核查结果
    Found = "found",
    /// 作废
    Discard = "discard",
    }
    also {}
    events {}
}

impl Docket for SpotCheck {
    const KIND: &'static str = "ledger.spotcheck";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = CheckFacts<'a>;
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, facts: CheckFacts<'_>, cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        match (now, act) {
            (None, Act::Open(open)) => Ok(vec![Event::Open(open.decide(&facts, cx)?)]),
            (None, _) => Err(Refusal::new(refusals::ABSENT)),
            (Some(check), act) => Ok(vec![check.step(act, &facts, cx)?]),
        }
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut check), event) => check.take(event, day, actor).then_some(check),
            (None, _) => None,
        }
    }

    fn facets(&self) -> Facets {
        self.facets_of()
    }
}

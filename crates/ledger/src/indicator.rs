//! 指标 one of the indicators by which the province ranks its counties: places year by year, and what is aimed at.
//!
//! A place is a figure out of somebody's paper: who published it, under which number. One that was taken down wrong is
//! withdrawn with a reason and recorded again; the log keeps both.

mod aim;
mod entrust;
mod open;
mod record_rank;
mod state;
mod withdraw_rank;

pub use aim::Aim;
pub use entrust::Entrust;
pub use open::Open;
pub use record_rank::RecordRank;
pub use state::{Field, Indicator, Rank, Target};
pub use withdraw_rank::WithdrawRank;

use crate::step::{By, steps};
use crate::{calendar, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal};
use jiff::Timestamp;

steps! {
    docket Indicator, kind "indicator";
    first /// 列入
    Open = "open" by By::LeadOffice;
    acts {
    /// 明确牵头单位
    Entrust = "entrust",
    /// 登记位次
    RecordRank = "record_rank",
    /// 撤回位次
    WithdrawRank = "withdraw_rank",
    /// 确定目标
    Aim = "aim",
    }
    also {}
    events {}
}

impl Docket for Indicator {
    const KIND: &'static str = "ledger.indicator";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = ();
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, facts: (), cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match (now, act) {
            (None, Act::Open(open)) => Event::Open(open.decide(cx)?),
            (None, _) => return Err(Refusal::new(refusals::ABSENT)),
            (Some(indicator), act) => indicator.step(act, &facts, cx)?,
        };
        Ok(vec![event])
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut indicator), event) => indicator.take(event, day, actor).then_some(indicator),
            (None, _) => None,
        }
    }

    fn facets(&self) -> Facets {
        self.facets_of()
    }
}

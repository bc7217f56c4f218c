//! 问题 what a plan set out to mend: answered by measures, struck off once the effect is verified, looked at again.
//!
//! Life: open → answered (has measures) → measures closed → verified → closed 销号; a later 回头看 finds 巩固 or 反弹, and
//! the latter opens it again. What the linked items say comes in [`ProblemFacts`].

mod close;
mod discard;
mod follow;
mod link;
mod open;
mod remind;
mod review;
mod state;
mod unlink;
mod verify;

pub use close::Close;
pub use discard::Discard;
pub use follow::Follow;
pub use link::Link;
pub use open::Open;
pub use remind::Remind;
pub use review::{Finding, Review};
pub use state::{Effect, Linked, Problem, ProblemStage, Reviewed};
pub use unlink::Unlink;
pub use verify::Verify;

use crate::step::{By, steps};
use crate::{Rules, calendar, item::Stage, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal, Timer};
use jiff::Timestamp;
use vocab::DocketId;

/// What the rules of a problem must know besides the problem.
#[derive(Clone, Copy, Debug)]
pub struct ProblemFacts<'a> {
    /// The revision of the rules that holds today.
    pub rules: &'a Rules,
    /// How each linked item stands, after the acts of the same transaction.
    pub items: &'a [(DocketId, Stage)],
}

steps! {
    docket Problem, kind "problem";
    first /// 列入 from an adopted plan, or by hand.
    Open = "open" by By::LeadOffice;
    acts {
    /// 关联措施
    Link = "link",
    /// 取消关联
    Unlink = "unlink",
    /// 验证成效
    Verify = "verify",
    /// 销号
    Close = "close",
    /// 回头看提醒
    Remind = "remind",
    /// 回头看
    Review = "review",
    /// 取消
    Discard = "discard",
    }
    also {
        /// 随措施变化 after a linked item was closed, reopened or taken out.
        Follow = "follow" by By::Keeper,
    }
    events {
        /// 随措施变化
        Follow,
    }
}

/// The act that a timer of a problem stands for, by its rung: `review/2026-08-06`.
#[must_use]
pub fn rung(rung: &str) -> Option<Act> {
    rung.starts_with("review/").then_some(Act::Remind(Remind {}))
}

impl Docket for Problem {
    const KIND: &'static str = "ledger.problem";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = ProblemFacts<'a>;
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, facts: ProblemFacts<'_>, cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let first = match (now, act) {
            (None, Act::Open(open)) => Event::Open(open.decide(cx)?),
            (None, _) => return Err(Refusal::new(refusals::ABSENT)),
            (Some(problem), Act::Follow(_)) => {
                let name = ActName::Follow;
                name.by().check(name.name(), cx.actor, None, &[])?;
                return Ok(follow::due(problem, facts.items).map(Event::Follow).into_iter().collect());
            }
            (Some(problem), act) => problem.step(act, &facts, cx)?,
        };
        let next = Self::apply(now.cloned(), &first, cx.now, cx.actor);
        let follow = next.and_then(|next| follow::due(&next, facts.items)).map(Event::Follow);
        Ok(std::iter::once(first).chain(follow).collect())
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut problem), Event::Follow(follow)) => {
                follow.apply(&mut problem);
                Some(problem)
            }
            (Some(mut problem), event) => problem.take(event, day, actor).then_some(problem),
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
        let due = self.review_on.filter(|_| self.stage == ProblemStage::Closed && !self.review_due);
        due.map(|on| Timer { on, rung: format!("review/{on}") }).into_iter().collect()
    }
}

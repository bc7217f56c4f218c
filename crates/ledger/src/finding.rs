//! 发现 what somebody found or was told outside the plan: 督导检查, 领导批示, 会议议定, 12345 … It becomes an item, joins
//! one, is declined, or is closed.
//!
//! Life: open (its unit may answer) → item 已转任务 (a new item, or one there is) → closed once that item is; or declined
//! 不予立项 with a reason; or closed by the lead office. What the item says comes in [`FindingFacts`].

mod amend;
mod answer;
mod close;
mod decline;
mod discard;
mod follow;
mod join_item;
mod make_item;
mod open;
mod rules;
mod state;

pub use amend::Amend;
pub use answer::Answer;
pub use close::Close;
pub use decline::Decline;
pub use discard::Discard;
pub use follow::Follow;
pub use join_item::JoinItem;
pub use make_item::MakeItem;
pub use open::Open;
pub use rules::{FindingBook, FindingRules, Severity};
pub use state::{Answered, Finding, FindingStage, SOURCES, Source};

use crate::step::{By, steps};
use crate::{calendar, item::Stage, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal};
use jiff::Timestamp;
use vocab::DocketId;

/// What the rules of a finding must know besides the finding.
#[derive(Clone, Copy, Debug)]
pub struct FindingFacts<'a> {
    /// The revision of the rules that holds today.
    pub rules: &'a FindingRules,
    /// The item that it became or joined, as it stands after the acts of the same transaction.
    pub item: Option<(DocketId, Stage)>,
}

steps! {
    docket Finding, kind "finding";
    first /// 登记
    Open = "open" by By::Adviser;
    acts {
    /// 更正
    Amend = "amend",
    /// 答复
    Answer = "answer",
    /// 转任务
    MakeItem = "make_item",
    /// 并入已有任务
    JoinItem = "join_item",
    /// 不予立项
    Decline = "decline",
    /// 办结
    Close = "close",
    /// 撤销
    Discard = "discard",
    }
    also {
        /// 随任务变化 after its item was closed, reopened or taken out.
        Follow = "follow" by By::Keeper,
    }
    events {
        /// 随任务变化
        Follow,
    }
}

impl Docket for Finding {
    const KIND: &'static str = "ledger.finding";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = FindingFacts<'a>;
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, facts: FindingFacts<'_>, cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        match (now, act) {
            (None, Act::Open(open)) => Ok(vec![Event::Open(open.decide(&facts, cx)?)]),
            (None, _) => Err(Refusal::new(refusals::ABSENT)),
            (Some(finding), Act::Follow(_)) => {
                let name = ActName::Follow;
                name.by().check(name.name(), cx.actor, None, &[])?;
                Ok(follow::due(finding, facts.item).map(Event::Follow).into_iter().collect())
            }
            (Some(finding), act) => Ok(vec![finding.step(act, &facts, cx)?]),
        }
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut finding), Event::Follow(follow)) => {
                follow.apply(&mut finding, day);
                Some(finding)
            }
            (Some(mut finding), event) => finding.take(event, day, actor).then_some(finding),
            (None, _) => None,
        }
    }

    fn facets(&self) -> Facets {
        self.facets_of()
    }

    fn text(&self) -> String {
        [self.text.as_str(), &self.place, &self.number].join("\n")
    }
}

//! 企业诉求 what an enterprise asks of the government: raised without an account, handled by a unit, judged by its raiser.
//!
//! Life: raised → assigned → accepted → answered → told (checked by the lead office) → closed, confirmed by the raiser
//! or because nobody reacted. It may be returned by the unit, forwarded to who is competent, disputed and taken up again,
//! merged as a duplicate, or withdrawn. Who raised it stands in the erasable table alone; the log knows a number.

mod accept;
mod add;
mod answer;
mod assign;
mod confirm;
mod decline;
mod dispute;
mod extend;
mod forward;
mod lapse;
mod link_item;
mod make_item;
mod merge;
mod open;
mod rate;
mod rules;
mod send_back;
mod state;
mod tell;
mod withdraw;

pub use accept::Accept;
pub use add::Add;
pub use answer::Answer;
pub use assign::Assign;
pub use confirm::Confirm;
pub use decline::Decline;
pub use dispute::Dispute;
pub use extend::Extend;
pub use forward::Forward;
pub use lapse::Lapse;
pub use link_item::LinkItem;
pub use make_item::MakeItem;
pub use merge::Merge;
pub use open::Open;
pub use rate::Rate;
pub use rules::{Limit, Matter, VoiceBook, VoiceRules};
pub use send_back::SendBack;
pub use state::{Addition, Answered, Ending, Outcome, Rating, Returned, Terms, Voice, VoiceStage};
pub use tell::Tell;
pub use withdraw::Withdraw;

use crate::step::{By, steps};
use crate::{calendar, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal, Timer};
use jiff::Timestamp;

/// What the rules of a voice must know besides the voice.
#[derive(Clone, Copy, Debug)]
pub struct VoiceFacts<'a> {
    /// The revision of the rules that holds today.
    pub rules: &'a VoiceRules,
    /// For [`Merge`]: how the other voice stands; `None` where there is none.
    pub other: Option<VoiceStage>,
}

steps! {
    docket Voice, kind "voice";
    first /// 登记 by whoever raises it.
    Open = "open" by By::Raiser;
    acts {
    /// 受理交办
    Assign = "assign",
    /// 转送有权机关
    Forward = "forward",
    /// 签收
    Accept = "accept",
    /// 退单
    Decline = "decline",
    /// 延长期限
    Extend = "extend",
    /// 答复
    Answer = "answer",
    /// 退回重办
    SendBack = "send_back",
    /// 审核反馈
    Tell = "tell",
    /// 认可并评价
    Confirm = "confirm",
    /// 不认可
    Dispute = "dispute",
    /// 评价
    Rate = "rate",
    /// 补充
    Add = "add",
    /// 撤回
    Withdraw = "withdraw",
    /// 逾期未回应
    Lapse = "lapse",
    /// 并案
    Merge = "merge",
    /// 转任务
    MakeItem = "make_item",
    /// 关联任务
    LinkItem = "link_item",
    }
    also {}
    events {}
}

/// The act that a timer of a voice stands for, by its rung: `lapse/2026-08-06`.
#[must_use]
pub fn rung(rung: &str) -> Option<Act> {
    rung.starts_with("lapse/").then_some(Act::Lapse(Lapse {}))
}

impl Docket for Voice {
    const KIND: &'static str = "ledger.voice";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = VoiceFacts<'a>;
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, facts: VoiceFacts<'_>, cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match (now, act) {
            (None, Act::Open(open)) => Event::Open(open.decide(facts.rules, cx)?),
            (None, _) => return Err(Refusal::new(refusals::ABSENT)),
            (Some(voice), act) => voice.step(act, &facts, cx)?,
        };
        Ok(vec![event])
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut voice), event) => voice.take(event, day, actor).then_some(voice),
            (None, _) => None,
        }
    }

    fn facets(&self) -> Facets {
        self.facets_of()
    }

    fn text(&self) -> String {
        let mut text = format!("{} {} {}", self.number, self.text, self.wish);
        for more in self.answers.iter().map(|it| &it.text).chain(self.additions.iter().map(|it| &it.text)) {
            text.push(' ');
            text.push_str(more);
        }
        text
    }

    fn timers(&self) -> Vec<Timer> {
        let due = self.lapse_on.filter(|_| self.stage == VoiceStage::Told);
        due.map(|on| Timer { on, rung: format!("lapse/{on}") }).into_iter().collect()
    }
}

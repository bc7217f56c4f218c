//! 任务 one measure of a plan as a docket: who does it, until when, how it goes, who checked it.
//!
//! Life: drafted → assigned 交办 → accepted 签收 (or declined 退回) → reports → submitted 申请办结 → closed 办结 by
//! somebody else (or returned). One file per act; the days on which lights change follow from the state by
//! [`schedule::of`] and are logged as an event of their own after whatever moved them.

mod absorb;
mod accept;
mod advise;
mod agree_milestones;
mod amend;
mod ask_extension;
mod assign;
mod attach;
mod close;
mod decline;
mod discard;
mod end_wait;
mod endorse;
mod explain;
mod grant_extension;
mod hold;
mod merge;
pub mod milestones;
mod miss;
mod object;
mod open;
mod reach_milestone;
mod reassign;
mod refuse_extension;
mod reopen;
mod report;
mod reschedule;
mod resume;
pub mod schedule;
mod send_back;
mod set_milestones;
mod settle;
mod split;
mod state;
mod submit;
mod summarize;
mod urge;
mod wait;
mod withdraw;

pub use absorb::Absorb;
pub use accept::Accept;
pub use advise::Advise;
pub use agree_milestones::AgreeMilestones;
pub use amend::Amend;
pub use ask_extension::AskExtension;
pub use assign::Assign;
pub use attach::Attach;
pub use close::Close;
pub use decline::Decline;
pub use discard::Discard;
pub use end_wait::EndWait;
pub use endorse::{Endorse, Handing};
pub use explain::explain;
pub use grant_extension::GrantExtension;
pub use hold::Hold;
pub use merge::Merge;
pub use miss::Miss;
pub use object::Object;
pub use open::Open;
pub use reach_milestone::ReachMilestone;
pub use reassign::Reassign;
pub use refuse_extension::RefuseExtension;
pub use reopen::Reopen;
pub use report::{Coordination, CoordinationLevel, Done, Report};
pub use reschedule::Reschedule;
pub use resume::Resume;
pub use schedule::{ReportDue, Schedule};
pub use send_back::SendBack;
pub use set_milestones::SetMilestones;
pub use settle::{Outcome, Settle};
pub use split::{Part, Split};
pub use state::{
    Asked, Closed, Content, Filed, Handed, Head, Held, Item, Milestone, Quote, Reached, Setback, Stage, Submission,
    Void, Waiting, YearEnd,
};
pub use submit::Submit;
pub use summarize::Summarize;
pub use urge::Urge;
pub use wait::Wait;
pub use withdraw::Withdraw;

use crate::step::{By, steps};
use crate::{calendar, refusals, rules::Rules};
use docket::{Actor, Context, Docket, Facets, Refusal, Timer};
use jiff::Timestamp;

/// What the rules of an item must know besides the item.
#[derive(Clone, Copy, Debug)]
pub struct ItemFacts<'a> {
    /// The revision of the rules that holds today.
    pub rules: &'a Rules,
    /// Whether the unit for which the actor acts wants its head to approve what a liaison fills in.
    pub head_approves: bool,
}

steps! {
    docket Item, kind "item";
    first /// 立项 drafted from an adopted plan, or by hand.
    Open = "open" by By::OfficeOrClock;
    acts {
    /// 交办
    Assign = "assign",
    /// 签收
    Accept = "accept",
    /// 退回 for another owner.
    Decline = "decline",
    /// 改派
    Reassign = "reassign",
    /// 进展报送
    Report = "report",
    /// 单位负责人同意
    Endorse = "endorse",
    /// 单位负责人不同意
    Object = "object",
    /// 申请办结
    Submit = "submit",
    /// 撤回申请
    Withdraw = "withdraw",
    /// 核验办结
    Close = "close",
    /// 退回重办
    SendBack = "send_back",
    /// 申请延期
    AskExtension = "ask_extension",
    /// 同意延期
    GrantExtension = "grant_extension",
    /// 不同意延期
    RefuseExtension = "refuse_extension",
    /// 催办
    Urge = "urge",
    /// 待上级
    Wait = "wait",
    /// 上级已复
    EndWait = "end_wait",
    /// 挂起
    Hold = "hold",
    /// 恢复
    Resume = "resume",
    /// 督导意见
    Advise = "advise",
    /// 拟定节点
    SetMilestones = "set_milestones",
    /// 认可节点
    AgreeMilestones = "agree_milestones",
    /// 节点完成
    ReachMilestone = "reach_milestone",
    /// 补充佐证
    Attach = "attach",
    /// 更正
    Amend = "amend",
    /// 拆分
    Split = "split",
    /// 并入另一任务
    Merge = "merge",
    /// 接收并入的任务
    Absorb = "absorb",
    /// 取消
    Discard = "discard",
    /// 年度小结
    Summarize = "summarize",
    /// 转常态或结转
    Settle = "settle",
    /// 重新打开
    Reopen = "reopen",
    /// 漏报
    Miss = "miss",
    }
    also {
        /// 重算日期 after the rules or the calendar changed.
        Reschedule = "reschedule" by By::Keeper,
    }
    events {
        /// 日期 the days on which lights change, computed by `decide` because only it sees calendar and rules.
        Schedule,
    }
}

/// The act that a timer of an item stands for, by its rung: `miss/2026-03`.
#[must_use]
pub fn rung(rung: &str) -> Option<Act> {
    let period = rung.strip_prefix("miss/")?.parse().ok()?;
    Some(Act::Miss(Miss { period }))
}

impl Docket for Item {
    const KIND: &'static str = "ledger.item";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = ItemFacts<'a>;
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, facts: ItemFacts<'_>, cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let first = match (now, act) {
            (None, Act::Open(open)) => Event::Open(open.decide(&facts, cx)?),
            (None, _) => return Err(Refusal::new(refusals::ABSENT)),
            (Some(item), Act::Reschedule(_)) => {
                let name = ActName::Reschedule;
                name.by().check(name.name(), cx.actor, item.lead(), &[])?;
                let schedule = schedule::of(item, facts.rules, cx.calendar);
                return Ok(if schedule == item.schedule { Vec::new() } else { vec![Event::Schedule(schedule)] });
            }
            (Some(item), act) => item.step(act, &facts, cx)?,
        };
        let mut events = vec![first];
        if let Some(next) = events.first().and_then(|event| Self::apply(now.cloned(), event, cx.now, cx.actor)) {
            let schedule = schedule::of(&next, facts.rules, cx.calendar);
            if schedule != next.schedule {
                events.push(Event::Schedule(schedule));
            }
        }
        Ok(events)
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut item), Event::Schedule(schedule)) => {
                item.schedule = schedule.clone();
                Some(item)
            }
            (Some(mut item), event) => item.take(event, day, actor).then_some(item),
            (None, _) => None,
        }
    }

    fn facets(&self) -> Facets {
        self.facets_of()
    }

    fn text(&self) -> String {
        let mut parts =
            vec![self.content.path.as_str(), &self.content.text, &self.content.source, &self.content.remark];
        parts.extend(self.parties.persons.iter().map(|person| person.name.as_str()));
        parts.extend(self.parties.partners.iter().map(|partner| partner.part.as_str()));
        parts.retain(|part| !part.is_empty());
        parts.join("\n")
    }

    fn timers(&self) -> Vec<Timer> {
        let next = self.schedule.next_report.iter();
        next.map(|report| Timer { on: calendar::after(report.by), rung: format!("miss/{}", report.period) }).collect()
    }
}

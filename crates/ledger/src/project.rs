//! 重点项目 a key project: how far it is, what stands in its way, what help was given, what land and money it still needs.

mod amend;
mod answer_need;
mod discard;
mod give_help;
mod move_on;
mod open;
mod raise_need;
mod report;
mod state;

pub use amend::Amend;
pub use answer_need::{AnswerNeed, Answered};
pub use discard::Discard;
pub use give_help::GiveHelp;
pub use move_on::MoveOn;
pub use open::Open;
pub use raise_need::RaiseNeed;
pub use report::Report;
pub use state::{Help, Need, NeedKind, Phase, Progress, Project};

use crate::step::{By, steps};
use crate::{calendar, refusals};
use docket::{Actor, Context, Docket, Facets, Refusal};
use jiff::Timestamp;

steps! {
    docket Project, kind "project";
    first /// 入库
    Open = "open" by By::LeadUnitOrOffice;
    acts {
    /// 报告进展
    Report = "report",
    /// 转入下一阶段
    MoveOn = "move_on",
    /// 提出问题或需求
    RaiseNeed = "raise_need",
    /// 给予帮助
    GiveHelp = "give_help",
    /// 办结问题或需求
    AnswerNeed = "answer_need",
    /// 更正
    Amend = "amend",
    /// 移出
    Discard = "discard",
    }
    also {}
    events {}
}

impl Docket for Project {
    const KIND: &'static str = "ledger.project";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = ();
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, facts: (), cx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match (now, act) {
            (None, Act::Open(open)) => Event::Open(open.decide(cx)?),
            (None, _) => return Err(Refusal::new(refusals::ABSENT)),
            (Some(project), act) => project.step(act, &facts, cx)?,
        };
        Ok(vec![event])
    }

    fn apply(now: Option<Self>, event: &Event, at: Timestamp, actor: &Actor) -> Option<Self> {
        let day = calendar::day_of(at);
        match (now, event) {
            (None, Event::Open(open)) => Some(open.apply(day)),
            (Some(mut project), event) => project.take(event, day, actor).then_some(project),
            (None, _) => None,
        }
    }

    fn facets(&self) -> Facets {
        self.facets_of()
    }

    fn text(&self) -> String {
        let needs = self.needs.iter().map(|it| it.text.as_str());
        [self.code.as_str(), &self.category, &self.text].into_iter().chain(needs).collect::<Vec<_>>().join("\n")
    }
}

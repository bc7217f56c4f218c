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

use crate::step::{By, plain_docket, steps};

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

plain_docket!(Project, "ledger.project");

impl Project {
    /// What search finds besides the title.
    fn text_of(&self) -> String {
        let needs = self.needs.iter().map(|it| it.text.as_str());
        [self.code.as_str(), &self.category, &self.text].into_iter().chain(needs).collect::<Vec<_>>().join("\n")
    }
}

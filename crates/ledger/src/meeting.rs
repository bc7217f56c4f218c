//! 调度会 a meeting over what is late or needs co-ordination: agenda, attendance, decisions, minutes.
//!
//! Life: planned → held (attendance; decisions become items or findings) → closed with its minutes; or cancelled.

mod amend;
mod cancel;
mod close;
mod decide;
mod hold;
mod open;
mod state;

pub use amend::Amend;
pub use cancel::Cancel;
pub use close::Close;
pub use decide::{Becomes, Decide};
pub use hold::Hold;
pub use open::Open;
pub use state::{Meeting, MeetingStage};

use crate::step::{By, plain_docket, steps};

steps! {
    docket Meeting, kind "meeting";
    first /// 安排
    Open = "open" by By::LeadOffice;
    acts {
    /// 调整议程
    Amend = "amend",
    /// 召开
    Hold = "hold",
    /// 议定事项
    Decide = "decide",
    /// 印发纪要
    Close = "close",
    /// 取消
    Cancel = "cancel",
    }
    also {}
    events {}
}

plain_docket!(Meeting, "ledger.meeting");

impl Meeting {
    /// What search finds besides the title.
    fn text_of(&self) -> String {
        let decided = self.decisions.iter().map(|it| it.text.as_str());
        let lines = self.topics.iter().map(String::as_str).chain(decided).chain([self.minutes.as_str()]);
        lines.collect::<Vec<_>>().join("\n")
    }
}

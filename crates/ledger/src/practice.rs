//! 典型案例 a practice worth copying: submitted by a unit, edited, taken into the library, sent up, and taken over somewhere.

mod accept;
mod adopt;
mod discard;
mod edit;
mod open;
mod send_back;
mod send_up;
mod state;
mod submit;

pub use accept::Accept;
pub use adopt::Adopt;
pub use discard::Discard;
pub use edit::Edit;
pub use open::Open;
pub use send_back::SendBack;
pub use send_up::SendUp;
pub use state::{Adopted, Level, Practice, PracticeStage, Sent};
pub use submit::Submit;

use crate::step::{By, plain_docket, steps};

steps! {
    docket Practice, kind "practice";
    first /// 起草
    Open = "open" by By::LeadUnitOrOffice;
    acts {
    /// 修改
    Edit = "edit",
    /// 报送
    Submit = "submit",
    /// 退回修改
    SendBack = "send_back",
    /// 入库
    Accept = "accept",
    /// 上报
    SendUp = "send_up",
    /// 登记采用
    Adopt = "adopt",
    /// 撤销
    Discard = "discard",
    }
    also {}
    events {}
}

plain_docket!(Practice, "ledger.practice");

impl Practice {
    /// What search finds besides the title.
    fn text_of(&self) -> String {
        self.text.clone()
    }
}

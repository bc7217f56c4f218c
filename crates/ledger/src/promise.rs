//! 政府承诺 what a unit promised to whom and by when: published, kept or not, and why.
//!
//! Life: open → claimed (the unit says it is kept) → kept (the lead office saw that it is); or broken, with the reason; or
//! taken out where it was never one.

mod amend;
mod claim;
mod confirm;
mod discard;
mod fail;
mod open;
mod publish;
mod send_back;
mod state;

pub use amend::Amend;
pub use claim::Claim;
pub use confirm::Confirm;
pub use discard::Discard;
pub use fail::Fail;
pub use open::Open;
pub use publish::Publish;
pub use send_back::SendBack;
pub use state::{Claimed, Promise, PromiseStage, Published};

use crate::step::{By, plain_docket, steps};

steps! {
    docket Promise, kind "promise";
    first /// 登记
    Open = "open" by By::LeadUnitOrOffice;
    acts {
    /// 公开
    Publish = "publish",
    /// 报告兑现
    Claim = "claim",
    /// 退回
    SendBack = "send_back",
    /// 确认兑现
    Confirm = "confirm",
    /// 认定未兑现
    Fail = "fail",
    /// 更正
    Amend = "amend",
    /// 撤销
    Discard = "discard",
    }
    also {}
    events {}
}

plain_docket!(Promise, "ledger.promise");

impl Promise {
    /// What search finds besides the title.
    fn text_of(&self) -> String {
        [self.text.as_str(), &self.to, &self.basis].join("\n")
    }
}

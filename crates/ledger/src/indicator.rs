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

use crate::step::{By, plain_docket, steps};

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

plain_docket!(Indicator, "ledger.indicator");

impl Indicator {
    /// What search finds besides the title.
    fn text_of(&self) -> String {
        String::new()
    }
}

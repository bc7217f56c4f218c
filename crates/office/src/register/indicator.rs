//! 指标: nothing else follows from its acts.

use super::{Register, decide};
use crate::open::Moment;
use docket::Refusal;
use ledger::indicator::{Act, Indicator};
use store::Desk;
use vocab::DocketId;

impl Register for Indicator {
    const NAME: &'static str = "indicator";
    const WORD: &'static str = "indicators";
    const READ: &'static str = "indicator.read";

    fn perform(desk: &mut Desk<'_>, moment: &Moment, docket: Option<DocketId>, act: Act) -> Result<DocketId, Refusal> {
        decide::<Self>(desk, moment, docket, act, ())
    }
}

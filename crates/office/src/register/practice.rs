//! 典型案例: nothing else follows from its acts.

use super::{Register, decide};
use crate::open::Moment;
use docket::Refusal;
use ledger::practice::{Act, Practice};
use store::Desk;
use vocab::DocketId;

impl Register for Practice {
    const NAME: &'static str = "practice";
    const WORD: &'static str = "practices";
    const READ: &'static str = "practice.read";

    fn perform(desk: &mut Desk<'_>, moment: &Moment, docket: Option<DocketId>, act: Act) -> Result<DocketId, Refusal> {
        decide::<Self>(desk, moment, docket, act, ())
    }
}

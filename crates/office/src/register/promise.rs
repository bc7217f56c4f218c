//! 政府承诺: nothing else follows from its acts.

use super::{Register, decide};
use crate::open::Moment;
use docket::Refusal;
use ledger::promise::{Act, Promise};
use store::Desk;
use vocab::DocketId;

impl Register for Promise {
    const NAME: &'static str = "promise";
    const WORD: &'static str = "promises";
    const READ: &'static str = "promise.read";

    fn perform(desk: &mut Desk<'_>, moment: &Moment, docket: Option<DocketId>, act: Act) -> Result<DocketId, Refusal> {
        decide::<Self>(desk, moment, docket, act, ())
    }
}

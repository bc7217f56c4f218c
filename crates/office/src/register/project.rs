//! 重点项目: nothing else follows from its acts.

use super::{Register, decide};
use crate::open::Moment;
use docket::Refusal;
use ledger::project::{Act, Project};
use store::Desk;
use vocab::DocketId;

impl Register for Project {
    const NAME: &'static str = "project";
    const WORD: &'static str = "projects";
    const READ: &'static str = "project.read";

    fn perform(desk: &mut Desk<'_>, moment: &Moment, docket: Option<DocketId>, act: Act) -> Result<DocketId, Refusal> {
        decide::<Self>(desk, moment, docket, act, ())
    }
}

//! 方案列表: each plan with the document it was read from.

use crate::{
    Answer, Office,
    caller::Caller,
    list_dockets::Kind,
    turn_pages::{Turned, turn},
};
use ledger::plan::Plan;
use store::{Cursor, FileRow, Filter, Row, Sort};

/// A line of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What lists see of it.
    pub row: Row,
    /// Its state.
    pub plan: Plan,
    /// The document imported last; `None` where it is not there any more.
    pub file: Option<FileRow>,
}

/// 方案列表, what changed last first, with the page it stands on.
///
/// # Errors
/// As [`crate::list_dockets::list`].
pub async fn list_plans(office: &Office, caller: &Caller, after: Option<Cursor>) -> Answer<(Vec<Listed>, Turned)> {
    let mut page = turn(office, caller, Kind::Plan, Filter::default(), Sort::UPDATED, after).await?;
    let mut listed = Vec::with_capacity(page.rows.len());
    for row in std::mem::take(&mut page.rows) {
        let Some(plan) = row.open::<Plan>()? else { continue };
        let file = office.store().files_of(row.id).await?.pop();
        listed.push(Listed { row, plan, file });
    }
    Ok((listed, page))
}

//! 卷宗: one item, problem or plan with its state and its log.

use super::{
    body::etag,
    shape::{Line, One, Trace, content},
};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::header};
use docket::Docket;
use ledger::{Item, Plan, Problem};
use office::{Answer, EventRow, Failure, Row, caller::Caller, list_dockets::Kind, show_docket::show};
use vocab::DocketId;

pub(super) async fn read(kind: Kind, visit: Visit, Path(id): Path<DocketId>) -> Result<Reply, Reply> {
    let (row, events) = log(&visit, visit.caller()?, kind, id).await.or_reply(&visit)?;
    told(&visit, &row, &events)
}

/// The same of a docket that was just loaded.
///
/// # Errors
/// Where its state cannot be read.
pub(super) fn told(visit: &Visit, row: &Row, events: &[EventRow]) -> Result<Reply, Reply> {
    let one = One {
        line: Line::of(row, visit.today()),
        version: events.len(),
        content: content(row).map_err(Failure::World).or_reply(visit)?,
        events: events.iter().map(Trace::of).collect(),
    };
    Ok(Reply::json(&one).with(header::ETAG, &etag(events.len())))
}

/// A docket as lists see it, and its log.
pub(super) async fn log(visit: &Visit, caller: &Caller, kind: Kind, id: DocketId) -> Answer<(Row, Vec<EventRow>)> {
    async fn of<D: Docket>(visit: &Visit, caller: &Caller, kind: Kind, id: DocketId) -> Answer<(Row, Vec<EventRow>)> {
        let shown = show::<D>(visit.office(), caller, kind, id).await?;
        Ok((shown.row, shown.events))
    }
    match kind {
        Kind::Register { .. } => Err(Failure::Missing { what: kind.name() }),
        Kind::Item => of::<Item>(visit, caller, kind, id).await,
        Kind::Problem => of::<Problem>(visit, caller, kind, id).await,
        Kind::Plan => of::<Plan>(visit, caller, kind, id).await,
    }
}

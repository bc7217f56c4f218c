//! 日志 what happened.

use crate::table::{self, EventLine, unreadable};
use crate::{Store, StoreError};
use docket::{Actor, Hash};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Order};
use vocab::DocketId;

/// 事件 one logged event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// Place in the log of the whole system.
    pub pos: i64,
    /// The docket it happened to.
    pub docket: DocketId,
    /// Place in that docket's own log.
    pub seq: i64,
    /// The docket's kind.
    pub kind: String,
    /// Version of the event's form.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// What, as JSON.
    pub body: String,
    /// Its hash, which the next event of the docket is bound to.
    pub hash: Hash,
}

impl Store {
    /// Everything that happened to a docket, oldest first. The scope is asked when the docket is read.
    ///
    /// # Errors
    /// When the database fails or a row is broken.
    pub async fn events(&self, id: DocketId) -> Result<Vec<EventRow>, StoreError> {
        let mut query = table::select::<EventLine>().and_where(Expr::col("docket").eq(id.0)).to_owned();
        self.lines(query.order_by("seq", Order::Asc)).await
    }

    /// What was logged after `pos`, oldest first, at most `limit` events.
    ///
    /// # Errors
    /// When the database fails or a row is broken.
    pub async fn log_since(&self, pos: i64, limit: u64) -> Result<Vec<EventRow>, StoreError> {
        let mut query = table::select::<EventLine>().and_where(Expr::col("pos").gt(pos)).to_owned();
        self.lines(query.order_by("pos", Order::Asc).limit(limit)).await
    }

    async fn lines(&self, query: &sea_orm::sea_query::SelectStatement) -> Result<Vec<EventRow>, StoreError> {
        let lines: Vec<EventLine> = table::all(self.reading(), query).await?;
        lines.into_iter().map(event_row).collect()
    }
}

/// The same with its columns understood.
fn event_row(line: EventLine) -> Result<EventRow, StoreError> {
    let docket = DocketId(line.docket);
    let broken = |why: String| StoreError::Broken { docket, why };
    Ok(EventRow {
        pos: line.pos,
        docket,
        seq: line.seq,
        kind: line.kind,
        version: line.version.try_into().map_err(unreadable)?,
        at: Timestamp::from_microsecond(line.at).map_err(|it| broken(it.to_string()))?,
        actor: serde_json::from_str(&line.actor).map_err(|it| broken(it.to_string()))?,
        body: line.body,
        hash: line.hash,
    })
}

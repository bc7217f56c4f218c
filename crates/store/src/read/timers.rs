//! 到时 what is due to happen by time.

use crate::table::{Cells, Table, TimerRow, aliased};
use crate::{Store, StoreError};
use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use vocab::DocketId;

/// A timer whose day has come. The job that fires it claims it with [`crate::Desk::fired`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueTimer {
    /// The docket.
    pub docket: DocketId,
    /// The docket's kind.
    pub kind: String,
    /// What it is, unique within the docket.
    pub rung: String,
    /// The first day on which it was due.
    pub on: Date,
}

impl Store {
    /// Timers due on `today` or before that have not fired, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_timers(&self, today: Date, limit: u64) -> Result<Vec<DueTimer>, StoreError> {
        let query = Query::select()
            .columns([("t", "docket"), ("t", "rung"), ("t", "due_on"), ("t", "fired_at")])
            .column(("s", "kind"))
            .from_as("timer", "t")
            .inner_join(aliased("state", "s"), Expr::col(("s", "docket")).eq(Expr::col(("t", "docket"))))
            .and_where(Expr::col(("t", "fired_at")).is_null())
            .and_where(Expr::col(("t", "due_on")).lte(today.to_string()))
            .order_by(("t", "due_on"), Order::Asc)
            .order_by(("t", "docket"), Order::Asc)
            .limit(limit)
            .to_owned();
        let mut due = Vec::new();
        for row in self.reading().query_all(&query).await? {
            let mut cells = Cells::new(&row);
            let timer = TimerRow::read(&mut cells)?;
            let docket = DocketId(timer.docket);
            due.push(DueTimer { docket, kind: cells.next()?, rung: timer.rung, on: timer.due_on });
        }
        Ok(due)
    }
}

//! 检查点 a root over all events since the last one, written on a timer and at shutdown.

use crate::table::{self, CheckpointRow, Clash, EventLine, Table, micros};
use crate::{Store, StoreError, engine};
use docket::{Hash, Tree};
use jiff::Timestamp;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};

/// Events read at once.
const CHUNK: u64 = 4096;

/// A checkpoint as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpointed {
    /// The first event it covers beyond the checkpoint before it.
    pub first: i64,
    /// The last event it covers.
    pub last: i64,
    /// Its root.
    pub root: Hash,
}

impl Store {
    /// Writes a checkpoint; `None` when nothing was logged since the last one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn checkpoint(&self, now: Timestamp) -> Result<Option<Checkpointed>, StoreError> {
        let db = engine::begin_write(self.writing()).await?;
        let before = last(&db).await?;
        let first = before.as_ref().map_or(1, |it| it.last + 1);
        let mut tree = Tree::default();
        let mut last = first - 1;
        loop {
            let hashes = hashes(&db, last).await?;
            let Some((pos, _)) = hashes.last() else { break };
            last = *pos;
            hashes.iter().for_each(|it| tree.push(&it.1));
        }
        if tree.leaves() == 0 {
            db.rollback().await?;
            return Ok(None);
        }
        let at = micros(now);
        let root = tree.checkpoint(&before.map_or(Hash::ZERO, |it| it.root), first, last, at);
        table::write(&db, &[CheckpointRow { last, first, at, root }], Clash::Fail).await?;
        db.commit().await.map_err(StoreError::Unconfirmed)?;
        Ok(Some(Checkpointed { first, last, root }))
    }

    /// The last checkpoint.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_checkpoint(&self) -> Result<Option<Checkpointed>, StoreError> {
        let row = last(self.reading()).await?;
        Ok(row.map(|it| Checkpointed { first: it.first, last: it.last, root: it.root }))
    }
}

async fn last(db: &impl ConnectionTrait) -> Result<Option<CheckpointRow>, StoreError> {
    let mut query = table::select::<CheckpointRow>();
    Ok(table::one(db, query.order_by("last", Order::Desc).limit(1)).await?)
}

/// Positions and hashes after `pos`.
async fn hashes(db: &impl ConnectionTrait, pos: i64) -> Result<Vec<(i64, Hash)>, StoreError> {
    let query = Query::select()
        .columns(["pos", "hash"])
        .from(EventLine::NAME)
        .and_where(Expr::col("pos").gt(pos))
        .order_by("pos", Order::Asc)
        .limit(CHUNK)
        .to_owned();
    let mut hashes = Vec::new();
    for row in db.query_all(&query).await? {
        let bytes: Vec<u8> = row.try_get_by_index(1)?;
        // A hash of another length is found by the verification; it must not stop the checkpoints.
        hashes.push((row.try_get_by_index(0)?, Hash::from_bytes(&bytes).unwrap_or_else(|| Hash::of(&bytes))));
    }
    Ok(hashes)
}

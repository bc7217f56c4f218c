//! States of an older shape are replayed from their events when a program with a newer one opens the store.

use crate::desk::Held;
use crate::kinds::{Kind, Logged};
use crate::table::{self, Clash, EventLine, ReaderRow, Setting, StateRow, TimerRow, among, delete_texts};
use crate::writer::{classes::Classes, derived::Derived, save};
use crate::{Kinds, StoreError, engine};
use docket::Actor;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Order};
use sea_orm::{DatabaseConnection, DatabaseTransaction};
use vocab::DocketId;

/// Dockets replayed in one transaction.
const CHUNK: u64 = 256;

/// Replays what has an older shape. A setting a kind says when that is done, so that a start need not look.
pub(crate) async fn older_shapes(db: &DatabaseConnection, kinds: &Kinds) -> Result<(), StoreError> {
    for kind in kinds.all() {
        let name = format!("shape/{}", kind.name);
        let query = table::select::<Setting>().and_where(Expr::col("name").eq(name.as_str())).to_owned();
        let done: Option<Setting> = table::one(db, &query).await?;
        let value = kind.shape.to_string();
        if done.is_some_and(|it| it.value == value) {
            continue;
        }
        while older(db, kind).await? {}
        table::write(db, &[Setting { name, value }], Clash::Replace).await?;
    }
    Ok(())
}

/// Replays some; whether there were any.
async fn older(db: &DatabaseConnection, kind: &Kind) -> Result<bool, StoreError> {
    let db = engine::begin_write(db).await?;
    let old = Expr::col("kind").eq(kind.name).and(Expr::col("shape").ne(i64::from(kind.shape)));
    let query = table::select::<StateRow>().and_where(old).limit(CHUNK).to_owned();
    let states: Vec<StateRow> = table::all(&db, &query).await?;
    let ids: Vec<i64> = states.iter().map(|it| it.docket.0).collect();
    if ids.is_empty() {
        db.rollback().await?;
        return Ok(false);
    }
    replay(&db, |name| (name == kind.name).then_some(kind), &ids).await?;
    db.commit().await.map_err(StoreError::Unconfirmed)?;
    Ok(true)
}

/// Replays these dockets and writes all that follows from their states. Timers that have fired stay fired.
pub(crate) async fn replay<'k>(
    db: &DatabaseTransaction,
    kind: impl Fn(&str) -> Option<&'k Kind>,
    ids: &[i64],
) -> Result<(), StoreError> {
    let timers = table::select::<TimerRow>().and_where(among("docket", ids.iter().copied())).to_owned();
    let fired: Vec<TimerRow> = table::all(db, &timers).await?;
    table::delete::<ReaderRow>(db, among("docket", ids.iter().copied())).await?;
    table::delete::<TimerRow>(db, among("docket", ids.iter().copied())).await?;
    delete_texts(db, ids).await?;
    let (mut derived, mut classes) = (Derived::default(), Classes::default());
    for log in logs(db, ids).await?.chunk_by(|a, b| a.docket == b.docket) {
        let Some(last) = log.last() else { continue };
        let kind = kind(&last.kind).ok_or_else(|| StoreError::UnknownKind(last.kind.clone()))?;
        let docket = DocketId(last.docket);
        let held = replayed(kind, log).map_err(|it| StoreError::Broken { docket, why: it.why })?;
        derived.add(db, &mut classes, last.docket, &held).await?;
    }
    derived.write(db).await?;
    let fired: Vec<TimerRow> = fired.into_iter().filter(|it| it.fired_at.is_some()).collect();
    save::fired(db, &fired).await
}

/// The events of these dockets, docket by docket in their order.
pub(crate) async fn logs(db: &DatabaseTransaction, ids: &[i64]) -> Result<Vec<EventLine>, StoreError> {
    let mut query = table::select::<EventLine>().and_where(among("docket", ids.iter().copied())).to_owned();
    Ok(table::all(db, query.order_by("docket", Order::Asc).order_by("seq", Order::Asc)).await?)
}

/// The event at which a replay ends, and why.
pub(crate) struct Unreplayable {
    pub pos: Option<i64>,
    pub why: String,
}

/// A docket as its events leave it.
pub(crate) fn replayed(kind: &Kind, log: &[EventLine]) -> Result<Held, Unreplayable> {
    let mut held: Option<Held> = None;
    for line in log {
        let here = |why: &dyn std::fmt::Display| Unreplayable { pos: Some(line.pos), why: why.to_string() };
        if line.kind != kind.name {
            return Err(here(&"an event of another kind"));
        }
        let actor: Actor = serde_json::from_str(&line.actor).map_err(|it| here(&it))?;
        let at = Timestamp::from_microsecond(line.at).map_err(|it| here(&it))?;
        let version = u32::try_from(line.version).map_err(|it| here(&it))?;
        let logged = Logged { version, body: &line.body, at, actor: &actor };
        let state = (kind.replay)(held.map(|it| it.state), &logged).map_err(|it| here(&it))?;
        let (seq, head, updated_at) = (line.seq, line.hash, Some(at));
        held = Some(Held { kind: *kind, seq, head, state, stored: None, updated_at });
    }
    held.ok_or_else(|| Unreplayable { pos: None, why: "it has no event".to_owned() })
}

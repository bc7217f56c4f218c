//! What a batch needs to know before it decides.

use super::{Heads, Known, Needs, Way};
use crate::StoreError;
use crate::desk::Held;
use crate::job::Act;
use crate::kinds::Kinds;
use crate::table::{self, Answered, Cells, LONGEST, LinkRow, Setting, StateRow, TimerRow, among};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, Statement};
use std::collections::BTreeSet;
use vocab::DocketId;

/// Each a look at the end of an index.
const HEADS: &str = "SELECT (SELECT max(pos) FROM event), (SELECT max(docket) FROM state), (SELECT max(id) FROM unit), \
     (SELECT max(id) FROM account), (SELECT max(id) FROM person), (SELECT max(id) FROM file), \
     (SELECT max(id) FROM job), (SELECT max(id) FROM audit)";

/// What the acts of a batch name beforehand.
pub(super) struct Wanted {
    dockets: BTreeSet<i64>,
    keys: BTreeSet<String>,
}

impl Wanted {
    pub(super) fn by(acts: &[Box<dyn Act>]) -> Self {
        Self {
            dockets: acts.iter().flat_map(|it| it.loads()).map(|it| it.0).collect(),
            keys: acts.iter().filter_map(|it| it.once()).map(|it| it.1.to_owned()).collect(),
        }
    }
}

pub(super) async fn begin(db: &DatabaseTransaction, kinds: &Kinds, wanted: Wanted) -> Result<Known, StoreError> {
    let heads = heads(db).await?;
    let mut known = Known { heads, heads_at_start: heads, ..Known::default() };
    dockets(db, kinds, &mut known, &wanted.dockets).await?;
    if !wanted.keys.is_empty() {
        let query = table::select::<Answered>().and_where(Expr::col("key").is_in(wanted.keys)).to_owned();
        let kept: Vec<Answered> = table::all(db, &query).await?;
        known.answers = kept.into_iter().map(|it| ((it.account, it.key.clone()), it)).collect();
    }
    Ok(known)
}

/// Loads what an act found missing.
pub(super) async fn more(
    db: &DatabaseTransaction,
    kinds: &Kinds,
    known: &mut Known,
    needs: &Needs,
) -> Result<(), StoreError> {
    dockets(db, kinds, known, &needs.dockets).await?;
    for (id, way) in &needs.links {
        let side = match way {
            Way::From => "source",
            Way::To => "target",
        };
        let query = table::select::<LinkRow>().and_where(Expr::col(side).eq(*id)).to_owned();
        let mut rows: BTreeSet<LinkRow> = table::all::<LinkRow>(db, &query).await?.into_iter().collect();
        // Acts before this one in the batch may have linked already.
        for (there, row) in known.relinked.iter().filter(|it| way.of(&it.1) == *id) {
            if *there {
                rows.insert(row.clone())
            } else {
                rows.remove(row)
            };
        }
        known.links.insert((*id, *way), rows);
    }
    for id in &needs.timers {
        let query = table::select::<TimerRow>().and_where(Expr::col("docket").eq(*id)).to_owned();
        let rows: Vec<TimerRow> = table::all(db, &query).await?;
        known.timers.insert(*id, rows.into_iter().map(|it| (it.rung.clone(), it)).collect());
    }
    for name in &needs.settings {
        let query = table::select::<Setting>().and_where(Expr::col("name").eq(name.as_str())).to_owned();
        let row = table::all::<Setting>(db, &query).await?.pop();
        known.settings.insert(name.clone(), row.map(|it| it.value));
    }
    Ok(())
}

async fn heads(db: &DatabaseTransaction) -> Result<Heads, StoreError> {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), HEADS)).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("heads".to_owned()))?;
    let mut cells = Cells::new(&row);
    let mut next = || cells.next::<Option<i64>>().map(Option::unwrap_or_default);
    Ok(Heads {
        pos: next()?,
        docket: next()?,
        unit: next()?,
        account: next()?,
        person: next()?,
        file: next()?,
        job: next()?,
        audit: next()?,
    })
}

async fn dockets(
    db: &DatabaseTransaction,
    kinds: &Kinds,
    known: &mut Known,
    wanted: &BTreeSet<i64>,
) -> Result<(), StoreError> {
    let wanted: Vec<i64> = wanted.iter().copied().filter(|it| !known.dockets.contains_key(it)).collect();
    for chunk in wanted.chunks(LONGEST) {
        let query = table::select::<StateRow>().and_where(among("docket", chunk.iter().copied())).to_owned();
        known.dockets.extend(chunk.iter().map(|id| (*id, Ok(None))));
        for row in table::all::<StateRow>(db, &query).await? {
            known.dockets.insert(row.docket.0, held(kinds, &row).map(Some));
        }
    }
    Ok(())
}

/// A stored state in the type of its kind.
fn held(kinds: &Kinds, row: &StateRow) -> Result<Held, StoreError> {
    let kind = kinds.get(&row.kind).ok_or_else(|| StoreError::UnknownKind(row.kind.clone()))?;
    let broken = |why: String| StoreError::Broken { docket: DocketId(row.docket.0), why };
    if row.shape != kind.shape {
        return Err(broken(format!("its state has the shape {} and not {}", row.shape, kind.shape)));
    }
    let state = (kind.decode)(&row.body).map_err(|it| broken(it.to_string()))?;
    Ok(Held { kind: *kind, seq: row.seq, head: row.head, stored: Some(state.clone()), state, updated_at: None })
}

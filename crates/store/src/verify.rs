//! 核验 whether the log is what was written, and whether the states follow from it.

use crate::kinds::View;
use crate::table::{
    self, Cells, CheckpointRow, Class, ClassRow, DocketRow, EventLine, ReaderRow, StateRow, Table, TimerRow, among,
};
use crate::writer::derived;
use crate::{Store, StoreError, engine, rebuild};
use docket::{Hash, Tree};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Order};
use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use vocab::DocketId;

/// Rows read at once.
const CHUNK: u64 = 1024;
/// Dockets replayed at once.
const REPLAYED: usize = 256;

/// What a broken row is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An event is missing, or stands twice: positions have a gap.
    Position,
    /// The docket's own count of events has a gap.
    Sequence,
    /// A column of the event, or of an event before it, was changed: its hash is another.
    Event,
    /// The root over the events does not follow from them.
    Checkpoint,
    /// The stored state does not follow from the events.
    State,
    /// What lists show does not follow from the state.
    Facets,
    /// The units that find it do not follow from the state.
    Readers,
    /// The timers do not follow from the state.
    Timers,
}

/// The first row that is not what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The docket, where it is known.
    pub docket: Option<DocketId>,
    /// The event's position, where an event is broken or does not replay.
    pub pos: Option<i64>,
    /// What is broken.
    pub part: Part,
    /// In words, for the operator.
    pub why: String,
}

/// What a verification found.
///
/// It sees the log, the checkpoints, and what follows from the events of each docket: state, facets, readers, timers.
/// It does not see links, rows of administration and the words of search, which no event tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Events read.
    pub events: i64,
    /// Dockets replayed.
    pub dockets: i64,
    /// Checkpoints compared.
    pub checkpoints: i64,
    /// The first row that is broken; `None` when everything holds.
    pub broken: Option<Broken>,
    /// The last event that a checkpoint covers. What was logged after it rests on its docket's chain alone: events cut
    /// off behind it together with their states leave no trace in the database.
    pub covered: i64,
}

impl Verdict {
    /// Whether everything holds that can be seen.
    #[must_use]
    pub const fn sound(&self) -> bool {
        self.broken.is_none()
    }
}

impl Store {
    /// Walks the chains and checkpoints, replays every docket and compares what is stored, in one snapshot.
    ///
    /// # Errors
    /// When the database fails. Broken rows are no error but the answer.
    pub async fn verify(&self) -> Result<Verdict, StoreError> {
        let db = engine::begin_snapshot(self.reading()).await?;
        let mut walk = Walk { verdict: Verdict { events: 0, dockets: 0, checkpoints: 0, broken: None, covered: 0 } };
        let heads = walk.chains(&db).await?;
        if walk.verdict.broken.is_none() {
            walk.dockets(self, &db, &heads).await?;
        }
        db.rollback().await?;
        Ok(walk.verdict)
    }
}

/// Where each docket's log ends: how many events, and the last one's hash.
type Heads = HashMap<i64, (i64, Hash)>;

struct Walk {
    verdict: Verdict,
}

fn broken(docket: Option<i64>, pos: Option<i64>, part: Part, why: impl ToString) -> Broken {
    Broken { docket: docket.map(DocketId), pos, part, why: why.to_string() }
}

impl Walk {
    async fn chains(&mut self, db: &DatabaseTransaction) -> Result<Heads, StoreError> {
        let mut heads = Heads::new();
        let (mut roots, mut tree, mut root) = (self.roots(db).await?, Tree::default(), Hash::ZERO);
        let mut last = 0;
        while self.verdict.broken.is_none() {
            let mut query = table::select::<EventLine>();
            if last > 0 {
                // Not at the beginning: a row moved before the first position must be seen.
                query.and_where(Expr::col("pos").gt(last));
            }
            let rows = db.query_all(query.order_by("pos", Order::Asc).limit(CHUNK)).await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                match event(row, last, &mut heads) {
                    Ok(line) => {
                        last = line.pos;
                        self.verdict.events += 1;
                        tree.push(&line.hash);
                    }
                    Err(found) => {
                        self.verdict.broken = Some(found);
                        break;
                    }
                }
                if let Some(due) = roots.pop_front_if(|it| it.last <= last) {
                    self.root(&due, &mut tree, &mut root);
                    if self.verdict.broken.is_some() {
                        break;
                    }
                }
            }
        }
        if let (None, Some(due)) = (&self.verdict.broken, roots.front()) {
            let why = format!("a checkpoint covers events up to {}, the log ends at {last}", due.last);
            self.verdict.broken = Some(broken(None, Some(last + 1), Part::Position, why));
        }
        Ok(heads)
    }

    /// All checkpoints; one that cannot be read is the first broken row.
    async fn roots(&mut self, db: &DatabaseTransaction) -> Result<VecDeque<CheckpointRow>, StoreError> {
        let mut query = table::select::<CheckpointRow>();
        let mut roots = VecDeque::new();
        for row in db.query_all(query.order_by("last", Order::Asc)).await? {
            match CheckpointRow::read(&mut Cells::new(&row)) {
                Ok(root) => roots.push_back(root),
                Err(error) => self.verdict.broken = Some(broken(None, None, Part::Checkpoint, error)),
            }
        }
        Ok(roots)
    }

    fn root(&mut self, stored: &CheckpointRow, tree: &mut Tree, root: &mut Hash) {
        let first = self.verdict.covered + 1;
        let computed = std::mem::take(tree).checkpoint(root, first, self.verdict.events, stored.at);
        if computed == stored.root && first == stored.first && stored.last == self.verdict.events {
            *root = computed;
            self.verdict.covered = stored.last;
            self.verdict.checkpoints += 1;
        } else {
            let why = format!("the root over the events {} to {} is another", stored.first, stored.last);
            self.verdict.broken = Some(broken(None, Some(stored.last), Part::Checkpoint, why));
        }
    }

    /// Replays every docket and compares what is stored of it.
    async fn dockets(&mut self, store: &Store, db: &DatabaseTransaction, heads: &Heads) -> Result<(), StoreError> {
        let ids: BTreeSet<i64> = heads.keys().copied().collect();
        let ids: Vec<i64> = ids.into_iter().collect();
        if let Some(found) = strangers(db, &ids).await? {
            self.verdict.broken = Some(found);
            return Ok(());
        }
        let classes: HashMap<Class, i64> = classes(db).await?;
        for chunk in ids.chunks(REPLAYED) {
            let stored = Stored::load(db, &classes, chunk).await?;
            for log in rebuild::logs(db, chunk).await?.chunk_by(|a, b| a.docket == b.docket) {
                if let Err(found) = replayed(store, log).and_then(|it| stored.compare(&it)) {
                    self.verdict.broken = Some(found);
                    return Ok(());
                }
                self.verdict.dockets += 1;
            }
        }
        Ok(())
    }
}

/// Reads one row of the log and binds it to its docket's chain.
fn event(row: &QueryResult, last: i64, heads: &mut Heads) -> Result<EventLine, Broken> {
    let pos: Option<i64> = row.try_get_by_index(0).ok();
    if pos != Some(last + 1) {
        let why = format!("the position {} is missing", last + 1);
        return Err(broken(None, Some(last + 1), Part::Position, why));
    }
    let docket: Option<i64> = row.try_get_by_index(1).ok();
    let line = EventLine::read(&mut Cells::new(row)).map_err(|it| broken(docket, pos, Part::Event, it))?;
    let head = heads.entry(line.docket).or_insert((0, Hash::ZERO));
    let hashed = line.entry().hash(&head.1);
    if hashed != line.hash {
        let why = "the hash over this event and the one before it in its docket is another";
        return Err(broken(docket, pos, Part::Event, why));
    }
    if line.seq != head.0 + 1 {
        let why = format!("the docket's event {} is missing", head.0 + 1);
        return Err(broken(docket, pos, Part::Sequence, why));
    }
    *head = (line.seq, line.hash);
    Ok(line)
}

/// The first docket that has a state or facets and no event.
async fn strangers(db: &DatabaseTransaction, known: &[i64]) -> Result<Option<Broken>, StoreError> {
    for (table, key, part) in [("state", "docket", Part::State), ("docket", "id", Part::Facets)] {
        let mut query = sea_orm::sea_query::Query::select();
        for row in db.query_all(query.column(key).from(table).order_by(key, Order::Asc)).await? {
            let id: i64 = row.try_get_by_index(0)?;
            if known.binary_search(&id).is_err() {
                return Ok(Some(broken(Some(id), None, part, "no event tells of this docket")));
            }
        }
    }
    Ok(None)
}

/// The number of every class. Rows that cannot be read are absent.
async fn classes(db: &DatabaseTransaction) -> Result<HashMap<Class, i64>, StoreError> {
    let rows = db.query_all(&table::select::<ClassRow>()).await?;
    let read = rows.iter().filter_map(|row| ClassRow::read(&mut Cells::new(row)).ok());
    Ok(read.map(|it| (it.class, it.id)).collect())
}

/// A docket as its events leave it.
struct Replayed {
    state: StateRow,
    view: View,
    updated_at: Timestamp,
}

fn replayed(store: &Store, log: &[EventLine]) -> Result<Replayed, Broken> {
    let last = log.last();
    let (id, pos) = (last.map(|it| it.docket), last.map(|it| it.pos));
    let end = |why: &dyn std::fmt::Display| broken(id, pos, Part::State, why);
    let kind =
        last.and_then(|it| store.kinds().get(&it.kind)).ok_or_else(|| end(&"no rules are known for its kind"))?;
    let held = rebuild::replayed(kind, log).map_err(|it| broken(id, it.pos, Part::State, it.why))?;
    let state = derived::state(id.unwrap_or_default(), &held).map_err(|it| end(&it))?;
    let view = (kind.view)(&held.state).map_err(|it| end(&it))?;
    Ok(Replayed { state, view, updated_at: held.updated_at.unwrap_or(Timestamp::UNIX_EPOCH) })
}

/// What the tables hold of some dockets. Rows that cannot be read are absent.
struct Stored<'a> {
    classes: &'a HashMap<Class, i64>,
    states: HashMap<i64, StateRow>,
    dockets: HashMap<i64, DocketRow>,
    readers: HashMap<i64, BTreeMap<i64, ReaderRow>>,
    timers: HashMap<i64, Vec<TimerRow>>,
}

impl<'a> Stored<'a> {
    async fn load(db: &DatabaseTransaction, classes: &'a HashMap<Class, i64>, ids: &[i64]) -> Result<Self, StoreError> {
        let states = readable::<StateRow>(db, "docket", ids).await?;
        let dockets = readable::<DocketRow>(db, "id", ids).await?;
        let mut readers: HashMap<i64, BTreeMap<i64, ReaderRow>> = HashMap::new();
        for row in readable::<ReaderRow>(db, "docket", ids).await? {
            readers.entry(row.docket).or_default().insert(row.unit, row);
        }
        let mut timers: HashMap<i64, Vec<TimerRow>> = HashMap::new();
        for row in readable::<TimerRow>(db, "docket", ids).await? {
            timers.entry(row.docket).or_default().push(row);
        }
        Ok(Self {
            classes,
            states: states.into_iter().map(|it| (it.docket.0, it)).collect(),
            dockets: dockets.into_iter().map(|it| (it.id.0, it)).collect(),
            readers,
            timers,
        })
    }

    fn compare(&self, replayed: &Replayed) -> Result<(), Broken> {
        let id = replayed.state.docket.0;
        let differs = |part, why: &str| Err(broken(Some(id), None, part, why));
        if self.states.get(&id) != Some(&replayed.state) {
            return differs(Part::State, "the stored state is not the one its events lead to");
        }
        let kind = replayed.state.kind.clone();
        // One that has no number is in no list.
        let class = self.classes.get(&Class::of(&kind, &replayed.view.facets)).copied().unwrap_or_default();
        let (facets, updated_at) = (replayed.view.facets.clone(), replayed.updated_at);
        if self.dockets.get(&id) != Some(&DocketRow { id: DocketId(id), kind, facets, updated_at }) {
            return differs(Part::Facets, "what lists show is not what its state says");
        }
        let units = derived::readers(&replayed.view).into_iter();
        let readers: BTreeMap<i64, ReaderRow> =
            units.map(|unit| (unit, derived::reader(unit, id, &replayed.view, (updated_at, class)))).collect();
        if self.readers.get(&id) != Some(&readers) {
            return differs(Part::Readers, "the units that find it are not those its state says");
        }
        let set: BTreeMap<_, _> = replayed.view.timers.iter().map(|it| (it.rung.as_str(), it.on)).collect();
        let stored = self.timers.get(&id).map(Vec::as_slice).unwrap_or_default();
        let stored: BTreeMap<_, _> = stored.iter().map(|it| (it.rung.as_str(), it.due_on)).collect();
        if set != stored {
            return differs(Part::Timers, "the timers are not those its state sets");
        }
        Ok(())
    }
}

async fn readable<T: Table>(db: &DatabaseTransaction, key: &'static str, ids: &[i64]) -> Result<Vec<T>, StoreError> {
    let query = table::select::<T>().and_where(among(key, ids.iter().copied())).to_owned();
    Ok(db.query_all(&query).await?.iter().filter_map(|row| T::read(&mut Cells::new(row)).ok()).collect())
}

//! 写入 the one task of a process that writes: it takes what waits, decides in memory, writes once, answers all.

pub(crate) mod classes;
pub(crate) mod derived;
mod load;
pub(crate) mod save;

use self::classes::Classes;
use crate::desk::Held;
use crate::engine;
use crate::job::Act;
use crate::table::{Answered, Audit, EventLine, FileRow, LinkRow, TimerRow};
use crate::{Change, Desk, Kinds, StoreError};
use sea_orm::{DatabaseConnection, DatabaseTransaction};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tokio::sync::{mpsc, oneshot, watch};

/// Acts in one transaction at most.
const BATCH: usize = 64;
/// How often one act may ask for more to be loaded.
const ROUNDS: usize = 64;

pub(crate) enum Message {
    Act(Box<dyn Act>),
    Stop(oneshot::Sender<()>),
}

/// The last numbers given out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Heads {
    pub pos: i64,
    pub docket: i64,
    pub unit: i64,
    pub account: i64,
    pub person: i64,
    pub file: i64,
    pub job: i64,
    pub audit: i64,
}

/// The side of a link.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Way {
    From,
    To,
}

impl Way {
    pub(crate) const fn of(self, row: &LinkRow) -> i64 {
        match self {
            Self::From => row.source,
            Self::To => row.target,
        }
    }

    pub(crate) const fn other(self, row: &LinkRow) -> i64 {
        match self {
            Self::From => row.target,
            Self::To => row.source,
        }
    }
}

/// What a batch has loaded and what the acts before decided on it.
#[derive(Default)]
pub(crate) struct Known {
    pub heads: Heads,
    pub heads_at_start: Heads,
    /// `Ok(None)`: there is no such docket.
    pub dockets: HashMap<i64, Result<Option<Held>, StoreError>>,
    pub links: HashMap<(i64, Way), BTreeSet<LinkRow>>,
    /// Links set and taken away by acts of this batch, in order.
    pub relinked: Vec<(bool, LinkRow)>,
    pub timers: HashMap<i64, HashMap<String, TimerRow>>,
    pub answers: HashMap<(i64, String), Answered>,
    /// `None`: there is no setting of that name.
    pub settings: HashMap<String, Option<String>>,
}

/// What an act asked for and was not loaded.
#[derive(Default)]
pub(crate) struct Needs {
    pub dockets: BTreeSet<i64>,
    pub links: BTreeSet<(i64, Way)>,
    pub timers: BTreeSet<i64>,
    pub settings: BTreeSet<String>,
}

impl Needs {
    fn is_empty(&self) -> bool {
        self.dockets.is_empty() && self.links.is_empty() && self.timers.is_empty() && self.settings.is_empty()
    }
}

/// What one act, or a whole batch, wants written.
#[derive(Default)]
pub(crate) struct Draft {
    pub heads: Heads,
    pub dockets: BTreeMap<i64, Held>,
    pub events: Vec<EventLine>,
    pub links: Vec<(bool, LinkRow)>,
    pub fired: Vec<TimerRow>,
    pub changes: Vec<Change>,
    pub files: Vec<FileRow>,
    pub audits: Vec<Audit>,
    pub answers: Vec<Answered>,
}

impl Draft {
    fn is_empty(&self) -> bool {
        self.events.is_empty()
            && self.links.is_empty()
            && self.fired.is_empty()
            && self.changes.is_empty()
            && self.files.is_empty()
            && self.audits.is_empty()
            && self.answers.is_empty()
    }

    /// Adds what the next act wants written.
    fn extend(&mut self, act: Self) {
        self.dockets.extend(act.dockets);
        self.events.extend(act.events);
        self.links.extend(act.links);
        self.fired.extend(act.fired);
        self.changes.extend(act.changes);
        self.files.extend(act.files);
        self.audits.extend(act.audits);
        self.answers.extend(act.answers);
    }
}

impl Known {
    /// The links of a docket that were set in this batch and stand.
    pub(crate) fn relinked(&self, id: i64, way: Way) -> BTreeSet<LinkRow> {
        let mut rows = BTreeSet::new();
        for (there, row) in self.relinked.iter().filter(|it| way.of(&it.1) == id) {
            if *there {
                rows.insert(row.clone())
            } else {
                rows.remove(row)
            };
        }
        rows
    }

    /// Later acts of the batch see what `draft` decided.
    fn learn(&mut self, draft: &Draft) {
        self.heads = draft.heads;
        self.dockets.extend(draft.dockets.iter().map(|(id, held)| (*id, Ok(Some(held.clone())))));
        for (there, row) in &draft.links {
            for way in [Way::From, Way::To] {
                if let Some(rows) = self.links.get_mut(&(way.of(row), way)) {
                    if *there {
                        rows.insert(row.clone())
                    } else {
                        rows.remove(row)
                    };
                }
            }
        }
        for timer in &draft.fired {
            self.timers.entry(timer.docket).or_default().insert(timer.rung.clone(), timer.clone());
        }
        for change in &draft.changes {
            if let Change::Setting(setting) = change {
                self.settings.insert(setting.name.clone(), Some(setting.value.clone()));
            }
        }
        self.relinked.extend(draft.links.iter().cloned());
        self.answers.extend(draft.answers.iter().map(|it| ((it.account, it.key.clone()), it.clone())));
    }
}

/// Why a batch was not written.
enum Failure {
    /// Before the commit was asked for: nothing is written.
    Rejected(StoreError),
    /// While committing: nobody knows.
    Unconfirmed(StoreError),
}

impl<E: Into<StoreError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Rejected(error.into())
    }
}

pub(crate) struct Writer {
    pub db: DatabaseConnection,
    pub kinds: Kinds,
    /// Tells the last position of the log after each commit.
    pub written: watch::Sender<i64>,
    pub classes: Classes,
}

impl Writer {
    pub(crate) async fn work(mut self, mut messages: mpsc::Receiver<Message>) {
        let mut waiting = Vec::with_capacity(BATCH);
        loop {
            if messages.recv_many(&mut waiting, BATCH).await == 0 {
                return;
            }
            let mut acts = Vec::with_capacity(waiting.len());
            let mut stop = None;
            for message in waiting.drain(..) {
                match message {
                    Message::Act(act) => acts.push(act),
                    Message::Stop(reply) => stop = Some(reply),
                }
            }
            self.batch(acts).await;
            if let Some(reply) = stop {
                // Whoever asked may be gone.
                reply.send(()).ok();
                return;
            }
        }
    }

    async fn batch(&mut self, mut acts: Vec<Box<dyn Act>>) {
        if acts.is_empty() {
            return;
        }
        match self.attempt(&mut acts).await {
            Ok(outcomes) => acts.into_iter().zip(outcomes).for_each(|(act, outcome)| act.finish(outcome)),
            Err(Failure::Unconfirmed(error)) => acts.into_iter().for_each(|act| act.finish(Err(error.clone()))),
            Err(Failure::Rejected(error)) if acts.len() == 1 => {
                acts.into_iter().for_each(|act| act.finish(Err(error.clone())));
            }
            Err(Failure::Rejected(_)) => {
                for act in acts {
                    let mut alone = vec![act];
                    let outcome = match self.attempt(&mut alone).await {
                        Ok(mut outcomes) => outcomes.pop().unwrap_or(Err(StoreError::Aborted)),
                        Err(Failure::Rejected(error) | Failure::Unconfirmed(error)) => Err(error),
                    };
                    alone.into_iter().for_each(|act| act.finish(outcome.clone()));
                }
            }
        }
    }

    /// All acts in one transaction; an outcome for each.
    async fn attempt(&mut self, acts: &mut [Box<dyn Act>]) -> Result<Vec<Result<(), StoreError>>, Failure> {
        let wanted = load::Wanted::by(acts);
        let transaction = engine::begin_write(&self.db).await?;
        let mut known = load::begin(&transaction, &self.kinds, wanted).await?;
        let mut all = Draft::default();
        let mut outcomes = Vec::with_capacity(acts.len());
        for act in acts {
            match self.decide(&transaction, &mut known, act).await? {
                Ok(draft) => {
                    known.learn(&draft);
                    all.extend(draft);
                    outcomes.push(Ok(()));
                }
                Err(error) => outcomes.push(Err(error)),
            }
        }
        if all.is_empty() {
            transaction.rollback().await?;
            return Ok(outcomes);
        }
        let mut classes = std::mem::take(&mut self.classes);
        save::all(&transaction, all, known.heads, &mut classes).await?;
        transaction.commit().await.map_err(|error| Failure::Unconfirmed(StoreError::Unconfirmed(error)))?;
        self.classes = classes;
        self.written.send_replace(known.heads.pos);
        Ok(outcomes)
    }

    /// One act in memory. The inner error is the act's own; the outer one rejects the batch.
    async fn decide(
        &self,
        transaction: &DatabaseTransaction,
        known: &mut Known,
        act: &mut Box<dyn Act>,
    ) -> Result<Result<Draft, StoreError>, Failure> {
        let nothing = |known: &Known| Draft { heads: known.heads, ..Draft::default() };
        if let Some(kept) = act.once().and_then(|(account, key)| known.answers.get(&(account, key.to_owned()))) {
            act.recall(kept);
            return Ok(Ok(nothing(known)));
        }
        for _ in 0..ROUNDS {
            let (at, actor) = (act.at(), act.actor().clone());
            let (draft, needs) = (nothing(known), Needs::default());
            let mut desk = Desk { known, draft, needs, fault: None, at, actor };
            let ran = catch_unwind(AssertUnwindSafe(|| act.run(&mut desk)));
            let Desk { mut draft, needs, fault, .. } = desk;
            if !needs.is_empty() {
                load::more(transaction, &self.kinds, known, &needs).await?;
                continue;
            }
            return Ok(match (ran, fault) {
                (Err(_), _) => Err(StoreError::Aborted),
                (_, Some(fault)) => Err(fault),
                (Ok(false), None) => Ok(nothing(known)),
                (Ok(true), None) => match act.keep().transpose() {
                    Ok(kept) => {
                        draft.answers.extend(kept);
                        Ok(draft)
                    }
                    Err(error) => Err(error),
                },
            });
        }
        Ok(Err(StoreError::Aborted))
    }
}

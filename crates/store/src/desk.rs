//! 办理台 where an act decides: dockets in memory, and what is to be written if it is not refused.

use crate::StoreError;
use crate::kinds::{Kind, State};
use crate::table::{
    Account, ApiToken, Audit, Background, Catalogue, EventLine, FileRow, LinkRow, Person, PersonId, Session, Setting,
    Unit,
};
use crate::writer::{Draft, Known, Needs, Way};
use docket::{Actor, Context, Docket, Hash, Refusal};
use jiff::Timestamp;
use std::sync::Arc;
use vocab::{AccountId, DocketId, UnitId};

/// A docket on the desk.
#[derive(Clone)]
pub(crate) struct Held {
    pub kind: Kind,
    pub seq: i64,
    pub head: Hash,
    pub state: State,
    /// The state as the database has it; `None` for a docket opened in this batch.
    pub stored: Option<State>,
    /// When something last happened to it in this batch.
    pub updated_at: Option<Timestamp>,
}

/// A row of administration to be written with the act.
#[derive(Clone, Debug)]
pub enum Change {
    /// 单位 new or changed.
    Unit(Unit),
    /// 账号 new or changed.
    Account(Account),
    /// 人员 new, changed or erased.
    Person(Person),
    /// 会话 new or used again.
    Session(Session),
    /// 接口令牌 new or revoked.
    Token(ApiToken),
    /// 政策数据 a revision.
    Catalogue(Catalogue),
    /// 设置 new or changed.
    Setting(Setting),
    /// 后台任务 new or moved on.
    Background(Background),
    /// The session with this hash ends.
    EndSession(String),
    /// Every session of this account ends.
    EndSessionsOf(AccountId),
}

macro_rules! changes {
    ($($variant:ident($row:ty)),*) => {$(
        impl From<$row> for Change {
            fn from(row: $row) -> Self {
                Self::$variant(row)
            }
        }
    )*};
}
changes!(
    Unit(Unit),
    Account(Account),
    Person(Person),
    Session(Session),
    Token(ApiToken),
    Catalogue(Catalogue),
    Setting(Setting),
    Background(Background)
);

/// The desk of one act. What is put here is written only if the act is not refused, all of it or nothing.
pub struct Desk<'a> {
    pub(crate) known: &'a Known,
    pub(crate) draft: Draft,
    pub(crate) needs: Needs,
    pub(crate) fault: Option<StoreError>,
    pub(crate) at: Timestamp,
    pub(crate) actor: Actor,
}

impl Desk<'_> {
    /// When the act is done.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The docket as it stands after everything decided so far; `None` when there is none of this kind.
    ///
    /// A docket that the job did not name is fetched and the act is run again, so naming it only saves time.
    pub fn get<D: Docket>(&mut self, id: DocketId) -> Option<D> {
        let held = self.held(id)?;
        held.state.downcast_ref::<D>().cloned()
    }

    /// How many events the docket has after everything decided so far; `None` when there is no such docket.
    pub fn version(&mut self, id: DocketId) -> Option<i64> {
        self.held(id).map(|it| it.seq)
    }

    fn held(&mut self, id: DocketId) -> Option<&Held> {
        if self.draft.dockets.contains_key(&id.0) {
            return self.draft.dockets.get(&id.0);
        }
        match self.known.dockets.get(&id.0) {
            Some(Ok(held)) => held.as_ref(),
            Some(Err(error)) => {
                self.fault.get_or_insert_with(|| error.clone());
                None
            }
            None => {
                self.needs.dockets.insert(id.0);
                None
            }
        }
    }

    /// Lets the docket decide about `act`; what it causes is in the log when the job is done.
    ///
    /// # Errors
    /// The docket's refusal, or `docket.unknown`.
    pub fn act<D: Docket>(
        &mut self,
        id: DocketId,
        act: D::Act,
        facts: D::Facts<'_>,
        cx: &Context<'_>,
    ) -> Result<Vec<D::Event>, Refusal> {
        let now = self.get::<D>(id).ok_or_else(|| Refusal::new("docket.unknown").with("docket", id))?;
        let events = D::decide(Some(&now), act, facts, cx)?;
        self.append(id, Some(now), &events, cx)?;
        Ok(events)
    }

    /// Opens a docket of this kind by `act`, its first.
    ///
    /// # Errors
    /// The refusal of the rules.
    pub fn open<D: Docket>(&mut self, act: D::Act, facts: D::Facts<'_>, cx: &Context<'_>) -> Result<DocketId, Refusal> {
        let events = D::decide(None, act, facts, cx)?;
        self.draft.heads.docket += 1;
        let id = DocketId(self.draft.heads.docket);
        self.append::<D>(id, None, &events, cx)?;
        Ok(id)
    }

    fn append<D: Docket>(
        &mut self,
        id: DocketId,
        mut now: Option<D>,
        events: &[D::Event],
        cx: &Context<'_>,
    ) -> Result<(), Refusal> {
        let held = self.held(id);
        let (mut seq, mut head) = held.map_or((0, Hash::ZERO), |it| (it.seq, it.head));
        let stored = held.and_then(|it| it.stored.clone());
        let actor = self.json(id, cx.actor)?;
        let at = cx.now.as_microsecond();
        // The log keeps microseconds; rules must see the same moment now and at a replay.
        let logged_at = Timestamp::from_microsecond(at).unwrap_or(cx.now);
        for event in events {
            now = D::apply(now, event, logged_at, cx.actor);
            if now.is_none() {
                return Err(self.fail(id, "the rules decided an event that they do not allow"));
            }
            seq += 1;
            self.draft.heads.pos += 1;
            let mut line = EventLine {
                pos: self.draft.heads.pos,
                docket: id.0,
                seq,
                kind: D::KIND.to_owned(),
                version: i64::from(D::VERSION),
                at,
                actor: actor.clone(),
                body: self.json(id, event)?,
                hash: Hash::ZERO,
            };
            line.hash = line.entry().hash(&head);
            head = line.hash;
            self.draft.events.push(line);
        }
        let Some(state) = now else { return Err(self.fail(id, "a docket was opened without an event")) };
        if !events.is_empty() {
            let held =
                Held { kind: Kind::of::<D>(), seq, head, state: Arc::new(state), stored, updated_at: Some(logged_at) };
            self.draft.dockets.insert(id.0, held);
        }
        Ok(())
    }

    fn json(&mut self, id: DocketId, value: &impl serde::Serialize) -> Result<String, Refusal> {
        serde_json::to_string(value).map_err(|error| self.fail(id, &error.to_string()))
    }

    /// The world is broken: the whole job ends with an error whatever it answers.
    fn fail(&mut self, docket: DocketId, why: &str) -> Refusal {
        self.fault.get_or_insert_with(|| StoreError::Broken { docket, why: why.to_owned() });
        Refusal::new("docket.broken").with("docket", docket)
    }

    /// Links `source` to `target`; the same link twice is one link.
    pub fn link(&mut self, source: DocketId, kind: &str, target: DocketId) {
        self.relink(true, source, kind, target);
    }

    /// Takes a link away.
    pub fn unlink(&mut self, source: DocketId, kind: &str, target: DocketId) {
        self.relink(false, source, kind, target);
    }

    fn relink(&mut self, there: bool, source: DocketId, kind: &str, target: DocketId) {
        let row = LinkRow { source: source.0, kind: kind.to_owned(), target: target.0 };
        self.draft.links.push((there, row));
    }

    /// The dockets that `source` is linked to by `kind`, in the order of their numbers.
    pub fn links_from(&mut self, source: DocketId, kind: &str) -> Vec<DocketId> {
        self.linked(source, Way::From, kind)
    }

    /// The dockets that are linked to `target` by `kind`, in the order of their numbers.
    pub fn links_to(&mut self, target: DocketId, kind: &str) -> Vec<DocketId> {
        self.linked(target, Way::To, kind)
    }

    fn linked(&mut self, id: DocketId, way: Way, kind: &str) -> Vec<DocketId> {
        let known = self.known.links.get(&(id.0, way)).cloned();
        let opened_here = id.0 > self.known.heads_at_start.docket && id.0 <= self.draft.heads.docket;
        let Some(mut rows) = known.or_else(|| opened_here.then(|| self.known.relinked(id.0, way))) else {
            self.needs.links.insert((id.0, way));
            return Vec::new();
        };
        for (there, row) in &self.draft.links {
            if way.of(row) == id.0 {
                if *there {
                    rows.insert(row.clone())
                } else {
                    rows.remove(row)
                };
            }
        }
        rows.iter().filter(|it| it.kind == kind).map(|it| DocketId(way.other(it))).collect()
    }

    /// Claims a timer that is due: `true` for the one act that fires it, `false` when it was fired or moved already.
    pub fn fired(&mut self, docket: DocketId, rung: &str) -> bool {
        let Some(timers) = self.known.timers.get(&docket.0) else {
            self.needs.timers.insert(docket.0);
            return false;
        };
        let timer = timers.get(rung).filter(|it| it.fired_at.is_none()).cloned();
        let (Some(mut timer), Some(held)) = (timer, self.held(docket)) else { return false };
        // An act before this one in the batch may have moved it.
        let stands = (held.kind.view)(&held.state)
            .is_ok_and(|view| view.timers.iter().any(|it| it.rung == rung && it.on == timer.due_on));
        let claimed = self.draft.fired.iter().any(|it| it.docket == docket.0 && it.rung == rung);
        if stands && !claimed {
            timer.fired_at = Some(self.at);
            self.draft.fired.push(timer);
        }
        stands && !claimed
    }

    /// Writes a row of administration with the act.
    pub fn put(&mut self, change: impl Into<Change>) {
        self.draft.changes.push(change.into());
    }

    /// 编号 the next number of a series, from 1 without gaps: `voice/2026`. Given out with the act, or not at all.
    pub fn next_number(&mut self, series: &str) -> i64 {
        let name = format!("series/{series}");
        let drafted = self.draft.changes.iter().rev().find_map(|it| match it {
            Change::Setting(setting) if setting.name == name => Some(setting.value.clone()),
            _ => None,
        });
        let known = drafted.map(Some).or_else(|| self.known.settings.get(&name).cloned());
        let Some(last) = known else {
            self.needs.settings.insert(name);
            return 0;
        };
        let next = last.and_then(|it| it.parse::<i64>().ok()).unwrap_or_default() + 1;
        self.put(Setting { name, value: next.to_string() });
        next
    }

    /// Registers a file whose bytes [`crate::Store::file_put`] has kept.
    pub fn file(&mut self, file: FileRow) {
        self.draft.files.push(file);
    }

    /// Writes a line of who did what, by the job's actor at the job's time.
    pub fn audit(&mut self, what: &str, docket: Option<DocketId>, detail: &str) {
        let (what, detail) = (what.to_owned(), detail.to_owned());
        self.draft.audits.push(Audit { at: self.at, account: self.actor.account, what, docket, detail });
    }

    /// The number of the next unit.
    pub fn new_unit(&mut self) -> UnitId {
        self.draft.heads.unit += 1;
        UnitId(self.draft.heads.unit)
    }

    /// The number of the next account.
    pub fn new_account(&mut self) -> AccountId {
        self.draft.heads.account += 1;
        AccountId(self.draft.heads.account)
    }

    /// The number of the next person.
    pub fn new_person(&mut self) -> PersonId {
        self.draft.heads.person += 1;
        PersonId(self.draft.heads.person)
    }

    /// The number of the next file.
    pub fn new_file(&mut self) -> i64 {
        self.draft.heads.file += 1;
        self.draft.heads.file
    }

    /// The number of the next background job.
    pub fn new_background(&mut self) -> i64 {
        self.draft.heads.job += 1;
        self.draft.heads.job
    }
}

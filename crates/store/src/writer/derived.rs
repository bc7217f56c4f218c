//! What follows from a docket's state: its facets, its readers, its words, its timers.

use super::classes::Classes;
use crate::StoreError;
use crate::desk::Held;
use crate::kinds::{KindError, View};
use crate::search;
use crate::table::{
    self, Clash, Class, DocketRow, EVERYBODY, FAR, ReaderRow, StateRow, TextRow, TimerRow, delete_texts, insert_texts,
    micros,
};
use docket::Facets;
use jiff::Timestamp;
use sea_orm::DatabaseTransaction;
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::{BTreeMap, BTreeSet};
use vocab::{DocketId, UnitId};

/// Everything that follows from the states of dockets.
#[derive(Default)]
pub(crate) struct Derived {
    states: Vec<StateRow>,
    dockets: Vec<DocketRow>,
    /// New, or sorted or narrowed otherwise than before.
    readers: Vec<ReaderRow>,
    /// Only touched.
    touched: Vec<ReaderRow>,
    unread: Vec<(i64, i64)>,
    texts: Vec<TextRow>,
    replaced_texts: Vec<i64>,
    timers: Vec<TimerRow>,
    stopped: Vec<(i64, String)>,
}

impl Derived {
    pub(crate) async fn add(
        &mut self,
        db: &DatabaseTransaction,
        classes: &mut Classes,
        id: i64,
        held: &Held,
    ) -> Result<(), StoreError> {
        let broken = |it: KindError| StoreError::Broken { docket: DocketId(id), why: it.to_string() };
        let now = (held.kind.view)(&held.state).map_err(broken)?;
        let before = held.stored.as_ref().map(held.kind.view).transpose().map_err(broken)?;
        let updated_at = held.updated_at.unwrap_or(Timestamp::UNIX_EPOCH);
        self.states.push(state(id, held).map_err(broken)?);
        let class = classes.number(db, Class::of(held.kind.name, &now.facets)).await?;
        self.read(id, &now, before.as_ref(), (updated_at, class));
        self.find(id, &now, before.as_ref());
        self.time(id, &now, before.as_ref());
        let kind = held.kind.name.to_owned();
        self.dockets.push(DocketRow { id: DocketId(id), kind, facets: now.facets, updated_at });
        Ok(())
    }

    fn read(&mut self, id: i64, now: &View, before: Option<&View>, place: (Timestamp, i64)) {
        let units = readers(now);
        let old = before.map(readers).unwrap_or_default();
        self.unread.extend(old.difference(&units).map(|unit| (*unit, id)));
        let same = before.map(|it| &it.facets).is_some_and(|it| {
            let facets = &now.facets;
            (due_key(it), it.opened_on) == (due_key(facets), facets.opened_on)
                && (&it.state, it.standing, &it.group) == (&facets.state, facets.standing, &facets.group)
        });
        for unit in units {
            let row = reader(unit, id, now, place);
            if same && old.contains(&unit) { self.touched.push(row) } else { self.readers.push(row) }
        }
    }

    fn find(&mut self, id: i64, now: &View, before: Option<&View>) {
        match before {
            Some(before) if search::same_document(before, now) => return,
            Some(_) => self.replaced_texts.push(id),
            None => {}
        }
        self.texts.push(TextRow { docket: id, tokens: search::document(now) });
    }

    fn time(&mut self, id: i64, now: &View, before: Option<&View>) {
        let set =
            |view: &View| -> BTreeMap<String, _> { view.timers.iter().map(|it| (it.rung.clone(), it.on)).collect() };
        let (now, old) = (set(now), before.map(set).unwrap_or_default());
        self.stopped.extend(old.keys().filter(|it| !now.contains_key(*it)).map(|it| (id, it.clone())));
        let fresh = now.into_iter().filter(|(rung, on)| old.get(rung) != Some(on));
        self.timers.extend(fresh.map(|(rung, due_on)| TimerRow { docket: id, rung, due_on, fired_at: None }));
    }

    pub(crate) async fn write(self, db: &DatabaseTransaction) -> Result<(), StoreError> {
        table::write(db, &self.states, Clash::Replace).await?;
        table::write(db, &self.dockets, Clash::Replace).await?;
        for (unit, docket) in self.unread {
            table::delete::<ReaderRow>(db, Expr::col("unit").eq(unit).and(Expr::col("docket").eq(docket))).await?;
        }
        table::write(db, &self.readers, Clash::Replace).await?;
        table::write(db, &self.touched, Clash::Update(&["updated"])).await?;
        delete_texts(db, &self.replaced_texts).await?;
        insert_texts(db, &self.texts).await?;
        for (docket, rung) in self.stopped {
            table::delete::<TimerRow>(db, Expr::col("docket").eq(docket).and(Expr::col("rung").eq(rung))).await?;
        }
        table::write(db, &self.timers, Clash::Replace).await?;
        Ok(())
    }
}

/// The row of its state.
pub(crate) fn state(id: i64, held: &Held) -> Result<StateRow, KindError> {
    Ok(StateRow {
        docket: DocketId(id),
        kind: held.kind.name.to_owned(),
        shape: held.kind.shape,
        seq: held.seq,
        head: held.head,
        body: (held.kind.encode)(&held.state)?,
    })
}

/// The units that find it in their lists; everybody's list is one of them.
pub(crate) fn readers(view: &View) -> BTreeSet<i64> {
    let units = view.facets.owner.iter().chain(&view.facets.partners).map(|it: &UnitId| it.0);
    units.filter(|it| *it > EVERYBODY).chain([EVERYBODY]).collect()
}

/// Finished work has passed most days; sorted in front it would have to be read before the first open docket is found.
fn due_key(facets: &Facets) -> String {
    let day = facets.days.due_on.map_or_else(|| FAR.to_owned(), |it| it.to_string());
    format!("{}-{day}", u8::from(facets.standing.is_over()))
}

/// Its row in a unit's list; `place` is when it changed last and the number of its class.
pub(crate) fn reader(unit: i64, docket: i64, view: &View, place: (Timestamp, i64)) -> ReaderRow {
    let (due, opened) = (due_key(&view.facets), view.facets.opened_on.to_string());
    ReaderRow { unit, docket, due, opened, updated: micros(place.0), class: place.1 }
}

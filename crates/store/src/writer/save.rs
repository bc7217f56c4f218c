//! What a batch decided, written with one statement a table where it can.

use super::classes::Classes;
use super::derived::Derived;
use super::{Draft, Heads};
use crate::table::{
    self, Account, ApiToken, AuditRow, Background, Catalogue, Clash, LinkRow, Person, Session, Setting, TimerRow, Unit,
    micros,
};
use crate::{Change, StoreError};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use std::collections::BTreeMap;

pub(super) async fn all(
    db: &DatabaseTransaction,
    draft: Draft,
    heads: Heads,
    classes: &mut Classes,
) -> Result<(), StoreError> {
    table::write(db, &draft.events, Clash::Fail).await?;
    let mut derived = Derived::default();
    for (id, held) in &draft.dockets {
        derived.add(db, classes, *id, held).await?;
    }
    derived.write(db).await?;
    links(db, draft.links).await?;
    fired(db, &draft.fired).await?;
    table::write(db, &draft.files, Clash::Fail).await?;
    let numbered = draft.audits.into_iter().zip(heads.audit + 1..);
    let audits: Vec<AuditRow> = numbered.map(|(audit, id)| AuditRow { id, audit }).collect();
    table::write(db, &audits, Clash::Fail).await?;
    table::write(db, &draft.answers, Clash::Fail).await?;
    for change in draft.changes {
        put(db, change).await?;
    }
    Ok(())
}

/// The last word about each link counts.
async fn links(db: &DatabaseTransaction, links: Vec<(bool, LinkRow)>) -> Result<(), StoreError> {
    let last: BTreeMap<LinkRow, bool> = links.into_iter().map(|(there, row)| (row, there)).collect();
    let (set, gone): (Vec<_>, Vec<_>) = last.into_iter().partition(|it| it.1);
    let set: Vec<LinkRow> = set.into_iter().map(|it| it.0).collect();
    table::write(db, &set, Clash::Keep).await?;
    for (row, _) in gone {
        let same = Expr::col("source").eq(row.source).and(Expr::col("kind").eq(row.kind));
        table::delete::<LinkRow>(db, same.and(Expr::col("target").eq(row.target))).await?;
    }
    Ok(())
}

/// Only timers that still stand for the same day: one that was moved by the act may fire again.
pub(crate) async fn fired(db: &DatabaseTransaction, timers: &[TimerRow]) -> Result<(), StoreError> {
    for timer in timers {
        let update = Query::update()
            .table("timer")
            .value("fired_at", timer.fired_at.map(micros))
            .and_where(Expr::col("docket").eq(timer.docket))
            .and_where(Expr::col("rung").eq(timer.rung.as_str()))
            .and_where(Expr::col("due_on").eq(timer.due_on.to_string()))
            .to_owned();
        db.execute(&update).await?;
    }
    Ok(())
}

async fn put(db: &DatabaseTransaction, change: Change) -> Result<(), StoreError> {
    match change {
        Change::Unit(row) => table::write::<Unit>(db, &[row], Clash::Replace).await?,
        Change::Account(row) => table::write::<Account>(db, &[row], Clash::Replace).await?,
        Change::Person(row) => table::write::<Person>(db, &[row], Clash::Replace).await?,
        Change::Session(row) => table::write::<Session>(db, &[row], Clash::Replace).await?,
        Change::Token(row) => table::write::<ApiToken>(db, &[row], Clash::Replace).await?,
        Change::Catalogue(row) => table::write::<Catalogue>(db, &[row], Clash::Replace).await?,
        Change::Setting(row) => table::write::<Setting>(db, &[row], Clash::Replace).await?,
        Change::Background(row) => table::write::<Background>(db, &[row], Clash::Replace).await?,
        Change::EndSession(hash) => table::delete::<Session>(db, Expr::col("hash").eq(hash)).await?,
        Change::EndSessionsOf(account) => table::delete::<Session>(db, Expr::col("account").eq(account.0)).await?,
    }
    Ok(())
}

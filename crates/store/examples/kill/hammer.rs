//! Eight writers that say each act on standard output once it is acknowledged, until they are killed.

use crate::card::{Act, Card, write};
use crate::{Outcome, say};
use docket::{Actor, Context};
use jiff::Timestamp;
use std::sync::LazyLock;
use store::{Job, Kinds, Options, Place, Store, StoreError};
use vocab::DocketId;
use workday::Calendar;

const WRITERS: i64 = 8;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::embedded);

pub async fn run(url: &str, files: &str, round: &str) -> Outcome<()> {
    let place = Place::Url { url: url.to_owned(), files: files.into() };
    let round: i64 = round.parse()?;
    let store = Store::open(&place, Kinds::new().with::<Card>(), &Options::default()).await?;
    let writers: Vec<_> = (0..WRITERS).map(|it| tokio::spawn(work(store.clone(), round * WRITERS + it))).collect();
    let checkpoints = tokio::spawn(checkpoints(store.clone()));
    for writer in writers {
        writer.await??;
    }
    checkpoints.abort();
    Ok(())
}

async fn checkpoints(store: Store) {
    for second in 0.. {
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        // The server may be down; the next one will do.
        store.checkpoint(Timestamp::from_second(second).unwrap_or_default()).await.ok();
    }
}

/// Opens pairs of linked dockets and counts both up in one act: half an act would leave them apart.
async fn work(store: Store, unit: i64) -> Outcome<()> {
    loop {
        let opened = act(&store, move |desk, cx| {
            let pair = (desk.open::<Card>(write("一", unit), (), cx)?, desk.open::<Card>(write("二", unit), (), cx)?);
            desk.link(pair.0, "pair", pair.1);
            Ok(pair)
        });
        let Some((one, two)) = opened.await? else { continue };
        say(&format!("opened {one} {two}"));
        for to in 1..=5u64 {
            let counted = act(&store, move |desk, cx| {
                for id in [one, two] {
                    desk.act::<Card>(id, Act::Count(to), (), cx)?;
                }
                Ok(desk.get::<Card>(DocketId(one.0)).map_or(0, |it| it.count))
            });
            if let Some(count) = counted.await? {
                say(&format!("counted {one} {two} {count}"));
            }
        }
    }
}

/// `None` when the server was down: then nothing is acknowledged.
async fn act<T: Send + 'static>(
    store: &Store,
    run: impl Fn(&mut store::Desk<'_>, &Context<'_>) -> Result<T, docket::Refusal> + Send + 'static,
) -> Outcome<Option<T>> {
    let job = Job::new(Timestamp::UNIX_EPOCH, Actor::system(), vec![], move |desk| {
        let actor = desk.actor().clone();
        let today = jiff::civil::date(2026, 1, 1);
        run(desk, &Context { now: desk.at(), today, calendar: &CALENDAR, actor: &actor, seed: 0 })
    });
    match store.perform(job).await {
        Ok(Ok(value)) => Ok(Some(value)),
        // An act whose commit was not confirmed may have happened, so the next one may find the count reached.
        Ok(Err(_)) | Err(StoreError::Unconfirmed(_)) => Ok(None),
        Err(StoreError::Database(_)) => {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

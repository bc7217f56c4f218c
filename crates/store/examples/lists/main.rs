//! Fills a store with many dockets and prints how long acts and pages of lists take.
//!
//! `cargo run --release -p store --example lists -- sqlite|postgres DOCKETS`

#[path = "../../tests/it/card.rs"]
#[allow(dead_code)]
mod card;

use card::{Act, Card};
use docket::{Actor, Context, Facets, Scope, Standing, Units};
use jiff::{Timestamp, civil::date};
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use store::{Filter, Job, Kinds, Options, PageRequest, Place, Sort, Store};
use vocab::{DocketId, UnitId};
use workday::Calendar;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::embedded);
/// Dockets opened by one act.
const AT_ONCE: u64 = 200;

#[tokio::main]
async fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().collect();
    let [_, engine, dockets] = args.as_slice() else { return Err("lists sqlite|postgres DOCKETS".into()) };
    let dockets: u64 = dockets.parse()?;
    let folder = tempfile::tempdir_in("/dev/shm")?;
    let cluster = if engine == "postgres" { Some(testkit::postgres::Cluster::start()?) } else { None };
    let place = match &cluster {
        Some(cluster) => Place::Url { url: cluster.database()?, files: folder.path().join("files") },
        None => Place::Folder(folder.path().to_owned()),
    };
    let store = Store::open(&place, Kinds::new().with::<Card>(), &Options::default()).await?;
    let begun = Instant::now();
    for first in (0..dockets).step_by(usize::try_from(AT_ONCE)?) {
        act(&store, move |desk, cx| {
            (first..first + AT_ONCE).try_for_each(|it| {
                let write = Act::Write(Box::new(facets(it)), "第一条 国网供电".to_owned(), Vec::new());
                desk.open::<Card>(write, (), cx).map(drop)
            })
        })
        .await?;
    }
    say(&format!("{dockets} dockets opened in {:?}", begun.elapsed()));
    acts(&store, dockets).await?;
    pages(&store).await
}

/// Every number is well mixed, the same at each run.
fn mixed(it: u64) -> u64 {
    let it = (it + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (it ^ (it >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 11
}

fn facets(it: u64) -> Facets {
    let chance = mixed(it);
    let unit = |it: u64| UnitId(1 + i64::try_from(it % 60).unwrap_or_default());
    let day =
        |it: u64| date(2020, 1, 1).saturating_add(jiff::Span::new().days(i64::try_from(it % 2500).unwrap_or_default()));
    let mut facets = card::facets(&format!("压缩办电时限第{}项", it % 1000), 1);
    facets.owner = Some(unit(chance));
    facets.partners = (0..chance % 3).map(|it| unit(chance / 60 + it)).collect();
    facets.group = format!("指标{}", chance / 7 % 15);
    facets.state = if (chance / 11).is_multiple_of(10_000) { "rare" } else { "accepted" }.to_owned();
    facets.standing = if (chance / 13).is_multiple_of(10) { Standing::Open } else { Standing::Closed };
    facets.opened_on = day(chance / 17);
    facets.days.due_on = Some(day(chance / 19));
    facets.days.overdue_on = facets.days.due_on;
    facets
}

async fn act<T: Send + 'static>(
    store: &Store,
    run: impl Fn(&mut store::Desk<'_>, &Context<'_>) -> Result<T, docket::Refusal> + Send + 'static,
) -> Outcome<T> {
    let job = Job::new(Timestamp::UNIX_EPOCH, Actor::system(), vec![], move |desk| {
        let actor = desk.actor().clone();
        let today = date(2026, 1, 1);
        run(desk, &Context { now: desk.at(), today, calendar: &CALENDAR, actor: &actor, seed: 0 })
    });
    Ok(store.perform(job).await?.map_err(|it| it.code)?)
}

async fn acts(store: &Store, dockets: u64) -> Outcome<()> {
    const ACTS: u64 = 20_000;
    const CLIENTS: u64 = 64;
    let begun = Instant::now();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let store = store.clone();
            tokio::spawn(async move {
                for it in 0..ACTS / CLIENTS {
                    let id = DocketId(1 + i64::try_from(mixed(client * ACTS + it) % dockets)?);
                    act(&store, move |desk, cx| desk.act::<Card>(id, Act::Count(u64::MAX), (), cx).map(drop)).await?;
                }
                Outcome::Ok(())
            })
        })
        .collect();
    for client in clients {
        client.await??;
    }
    let taken = begun.elapsed();
    say(&format!(
        "{ACTS} acts by {CLIENTS} clients: {:.0} a second",
        f64::from(u32::try_from(ACTS)?) / taken.as_secs_f64()
    ));
    Ok(())
}

async fn pages(store: &Store) -> Outcome<()> {
    let scope = |units: i64| Scope {
        units: if units == 0 { Units::All } else { Units::These((1..=units).map(UnitId).collect::<BTreeSet<_>>()) },
        ..Scope::all()
    };
    let none = Filter::default();
    let filters = [
        ("no filter", none.clone()),
        ("common: open", Filter { standings: vec![Standing::Open], ..none.clone() }),
        ("common: group", Filter { group: Some("指标3".to_owned()), ..none.clone() }),
        ("rare: state", Filter { states: vec!["rare".to_owned()], ..none.clone() }),
        ("common words", Filter { text: "办电".to_owned(), ..none.clone() }),
        ("rare words", Filter { text: "第777项".to_owned(), ..none.clone() }),
    ];
    for units in [0, 1, 5, 20] {
        for (name, filter) in &filters {
            for (order, sort) in [("due", Sort::DUE), ("updated", Sort::UPDATED)] {
                let mut taken = Vec::new();
                let mut request = PageRequest::default();
                for _ in 0..40 {
                    let begun = Instant::now();
                    let page = store.list(&scope(units), filter, sort, &request).await?;
                    taken.push(begun.elapsed());
                    request.after = page.next;
                }
                taken.sort();
                let at = |share: usize| taken.get(taken.len() * share / 100).copied().unwrap_or(Duration::ZERO);
                say(&format!("{units:>2} units, {name:<14} by {order:<7}: p50 {:>9.2?}, max {:>9.2?}", at(50), at(99)));
            }
        }
    }
    Ok(())
}

fn say(line: &str) {
    // Nobody may be listening.
    writeln!(std::io::stdout().lock(), "{line}").ok();
}

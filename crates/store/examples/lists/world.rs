//! A store of its own on either engine, and acts on it.

use crate::card::{self, Act, Card};
use crate::say;
use docket::{Actor, Context, Facets};
use jiff::{Timestamp, civil::date};
use sea_orm::ConnectionTrait;
use std::sync::LazyLock;
use std::time::Instant;
use store::{Job, Kinds, Options, Place, Store};
use testkit::postgres::Cluster;
use vocab::UnitId;
use workday::Calendar;

pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::embedded);
/// Dockets opened by one act.
const AT_ONCE: u64 = 200;
/// Units of the district.
const UNITS: u64 = 60;

pub struct World {
    pub store: Store,
    pub engine: String,
    url: Option<String>,
    _cluster: Option<Cluster>,
    _folder: tempfile::TempDir,
}

impl World {
    pub async fn open(engine: &str) -> Outcome<Self> {
        let folder = tempfile::tempdir_in("/dev/shm")?;
        let cluster = if engine == "postgres" { Some(Cluster::start_with("2GB")?) } else { None };
        let url = cluster.as_ref().map(Cluster::database).transpose()?;
        let place = match &url {
            Some(url) => Place::Url { url: url.clone(), files: folder.path().join("files") },
            None => Place::Folder(folder.path().to_owned()),
        };
        let store = Store::open(&place, Kinds::new().with::<Card>(), &Options::default()).await?;
        let engine = if cluster.is_some() { "PostgreSQL" } else { "SQLite" }.to_owned();
        Ok(Self { store, engine, url, _cluster: cluster, _folder: folder })
    }

    /// Opens dockets, `facets` of the numbers from 0. The PostgreSQL server is then let do what it does by itself in a
    /// quiet minute.
    pub async fn fill(&self, dockets: u64, facets: fn(u64) -> Facets) -> Outcome<()> {
        let begun = Instant::now();
        for first in (0..dockets).step_by(usize::try_from(AT_ONCE)?) {
            act(&self.store, i64::try_from(first)?, move |desk, cx| {
                (first..first + AT_ONCE).try_for_each(|it| {
                    let write = Act::Write(Box::new(facets(it)), "第一条 国网供电".to_owned(), Vec::new());
                    desk.open::<Card>(write, (), cx).map(drop)
                })
            })
            .await?;
        }
        if let Some(url) = &self.url {
            sea_orm::Database::connect(url).await?.execute_unprepared("VACUUM ANALYZE").await?;
        }
        say(&format!("{dockets} dockets opened on {} in {:.0?}.\n", self.engine, begun.elapsed()));
        Ok(())
    }
}

/// One act at a second of its own.
pub async fn act<T: Send + 'static>(
    store: &Store,
    second: i64,
    run: impl Fn(&mut store::Desk<'_>, &Context<'_>) -> Result<T, docket::Refusal> + Send + 'static,
) -> Outcome<T> {
    let job = Job::new(Timestamp::from_second(second)?, Actor::system(), vec![], move |desk| {
        let actor = desk.actor().clone();
        let today = date(2026, 1, 1);
        run(desk, &Context { now: desk.at(), today, calendar: &CALENDAR, actor: &actor, seed: 0 })
    });
    Ok(store.perform(job).await?.map_err(|it| it.code)?)
}

/// Every number is well mixed, the same at each run.
pub fn mixed(it: u64) -> u64 {
    let it = (it + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (it ^ (it >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 11
}

/// A docket of one of sixty units, shared with up to two more.
pub fn facets(title: &str, chance: u64) -> Facets {
    let unit = |it: u64| UnitId(1 + i64::try_from(it % UNITS).unwrap_or_default());
    let mut facets = card::facets(title, 1);
    facets.owner = Some(unit(chance));
    facets.partners = (0..chance % 3).map(|it| unit(chance / UNITS + it)).collect();
    facets.group = format!("指标{}", chance / 7 % 15);
    facets
}

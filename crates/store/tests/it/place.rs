//! A fresh store on each engine, and short words for acting on it.

use crate::card::{Act, Card};
use docket::{Actor, Context, Refusal, Scope};
use jiff::Timestamp;
use std::sync::LazyLock;
use store::{Job, Kinds, Options, Place, Store};
use tempfile::TempDir;
use vocab::DocketId;
use workday::Calendar;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

pub const BOTH: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

pub struct Fresh {
    pub store: Store,
    pub place: Place,
    _folder: TempDir,
}

pub fn place(engine: Engine, folder: &TempDir) -> Place {
    match engine {
        Engine::Sqlite => Place::Folder(folder.path().to_owned()),
        Engine::Postgres => {
            let cluster = testkit::postgres::Cluster::shared().unwrap();
            Place::Url { url: cluster.database().unwrap(), files: folder.path().join("files") }
        }
    }
}

pub async fn open(place: &Place) -> Store {
    open_with(place, &Options::default()).await
}

async fn open_with(place: &Place, options: &Options) -> Store {
    Store::open(place, Kinds::new().with::<Card>(), options).await.unwrap()
}

pub async fn fresh(engine: Engine) -> Fresh {
    fresh_with(engine, &Options::default()).await
}

pub async fn fresh_with(engine: Engine, options: &Options) -> Fresh {
    let memory = std::path::Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    let place = place(engine, &folder);
    Fresh { store: open_with(&place, options).await, place, _folder: folder }
}

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_767_225_600 + second).unwrap()
}

/// A job by the system at a second of the test's time.
pub fn job<T>(
    second: i64,
    run: impl Fn(&mut store::Desk<'_>, &Context<'_>) -> Result<T, Refusal> + Send + 'static,
) -> Job<T> {
    Job::new(at(second), Actor::system(), vec![], move |desk| {
        let actor = desk.actor().clone();
        let today = jiff::civil::date(2026, 1, 1);
        let cx = Context { now: desk.at(), today, calendar: &CALENDAR, actor: &actor, seed: 0 };
        run(desk, &cx)
    })
}

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::embedded);

/// Opens a card; `act` is made anew when the job is run again.
pub async fn add(store: &Store, second: i64, act: impl Fn() -> Act + Send + 'static) -> DocketId {
    let open = job(second, move |desk, cx| desk.open::<Card>(act(), (), cx));
    store.perform(open).await.unwrap().unwrap()
}

pub async fn count(store: &Store, second: i64, id: DocketId, limit: u64) -> Result<u64, Refusal> {
    let act = job(second, move |desk, cx| {
        desk.act::<Card>(id, Act::Count(limit), (), cx)?;
        Ok(desk.get::<Card>(id).map_or(0, |it| it.count))
    });
    store.perform(act).await.unwrap()
}

pub async fn card(store: &Store, id: DocketId) -> Option<Card> {
    store.get::<Card>(&Scope::all(), id).await.unwrap()
}

/// The database itself, for looking and for doing harm.
pub async fn database(place: &Place) -> sea_orm::DatabaseConnection {
    let url = match place {
        Place::Folder(folder) => format!("sqlite://{}", folder.join("heluo.sqlite").display()),
        Place::Url { url, .. } => url.clone(),
    };
    sea_orm::Database::connect(url).await.unwrap()
}

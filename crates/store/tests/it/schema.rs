//! The tables that all migrations together make, as one file an engine.

use crate::card::Card;
use crate::place::{BOTH, Engine, database, fresh, place};
use sea_orm::{ConnectionTrait, Statement};
use store::{Kinds, OpenError, Options, Place, Store};

#[tokio::test]
async fn the_migrations_make_the_golden_schema() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let schema = it.store.schema().await.unwrap();
        let name = format!("{engine:?}").to_lowercase();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, schema);
        });
    }
}

#[tokio::test]
async fn two_processes_may_start_at_once_on_an_empty_database() {
    for engine in BOTH {
        let folder = tempfile::tempdir().unwrap();
        let place = place(engine, &folder);
        let start = || {
            let place = place.clone();
            tokio::spawn(async move { Store::open(&place, Kinds::new().with::<Card>(), &Options::default()).await })
        };
        for started in [start(), start(), start()] {
            started.await.unwrap().unwrap();
        }
    }
}

#[tokio::test]
async fn an_address_of_another_database_is_refused() {
    let place = Place::Url { url: "mysql://x".into(), files: tempfile::tempdir().unwrap().path().join("files") };
    let opened = Store::open(&place, Kinds::new(), &Options::default()).await;
    assert!(matches!(opened, Err(OpenError::Address)));
}

#[tokio::test]
async fn a_database_that_is_not_on_disk_is_refused() {
    let place = Place::Url { url: "sqlite::memory:".into(), files: tempfile::tempdir().unwrap().path().join("files") };
    let Err(OpenError::Connect(error)) = Store::open(&place, Kinds::new(), &Options::default()).await else {
        panic!("opened")
    };
    assert!(error.to_string().contains("does not sync"), "{error}");
}

#[tokio::test]
async fn a_folder_may_have_any_name() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().join("数据 50%? #1"));
    let store = Store::open(&place, Kinds::new().with::<Card>(), &Options::default()).await.unwrap();
    crate::place::add(&store, 1, || crate::card::write("一", 3)).await;
    assert!(folder.path().join("数据 50%? #1").join("heluo.sqlite").exists());
}

#[tokio::test]
async fn a_database_set_not_to_wait_is_waited_for_all_the_same() {
    let it = fresh(Engine::Postgres).await;
    let Place::Url { url, .. } = &it.place else { panic!("not a server") };
    let name = url.split(['/', '?']).nth(3).unwrap();
    let db = database(&it.place).await;
    db.execute_unprepared(&format!("ALTER DATABASE {name} SET synchronous_commit = off")).await.unwrap();
    crate::place::add(&crate::place::open(&it.place).await, 1, || crate::card::write("一", 3)).await;
}

#[tokio::test]
async fn a_server_that_does_not_sync_is_refused() {
    let cluster = testkit::postgres::Cluster::start().unwrap();
    let place =
        Place::Url { url: cluster.database().unwrap(), files: tempfile::tempdir().unwrap().path().join("files") };
    let db = database(&place).await;
    db.execute_unprepared("ALTER SYSTEM SET fsync = off").await.unwrap();
    db.execute_unprepared("SELECT pg_reload_conf()").await.unwrap();
    while db.query_one_raw(Statement::from_string(db.get_database_backend(), FSYNC)).await.unwrap().is_some() {}
    let Err(OpenError::Connect(error)) = Store::open(&place, Kinds::new(), &Options::default()).await else {
        panic!("opened")
    };
    assert!(error.to_string().contains("fsync is off"), "{error}");
}

/// A row while the server has not yet taken up what was set.
const FSYNC: &str = "SELECT 1 WHERE current_setting('fsync') = 'on'";

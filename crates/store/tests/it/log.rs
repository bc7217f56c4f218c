//! The log proves itself: whatever is changed in it is found.

use crate::card::{Act, facets, write};
use crate::place::{BOTH, Engine, Fresh, add, at, count, database, fresh};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use store::{Part, Verdict};
use vocab::DocketId;

/// Three dockets, nine events, two checkpoints, one event after them.
async fn filled(engine: Engine) -> Fresh {
    let it = fresh(engine).await;
    let timed = || Act::Write(Box::new(facets("二", 4)), "附注".to_owned(), vec![(date(2026, 3, 5), "report".into())]);
    let one = add(&it.store, 1, || write("一", 3)).await;
    add(&it.store, 2, timed).await;
    add(&it.store, 3, || write("三", 3)).await;
    for second in 4..7 {
        count(&it.store, second, one, 99).await.unwrap();
    }
    it.store.checkpoint(at(7)).await.unwrap().unwrap();
    for second in 8..10 {
        count(&it.store, second, DocketId(2), 99).await.unwrap();
    }
    it.store.checkpoint(at(10)).await.unwrap().unwrap();
    count(&it.store, 11, one, 99).await.unwrap();
    it
}

async fn change(db: &DatabaseConnection, sql: &str) {
    let done = db.execute_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    assert_eq!(done.rows_affected(), 1, "{sql}");
}

async fn broken(it: &Fresh) -> store::Broken {
    it.store.verify().await.unwrap().broken.unwrap_or_else(|| panic!("nothing was found"))
}

#[tokio::test]
async fn a_log_that_nobody_touched_is_sound_and_says_what_no_checkpoint_covers() {
    for engine in BOTH {
        let it = filled(engine).await;
        let expected = Verdict { events: 9, dockets: 3, checkpoints: 2, broken: None, covered: 8 };
        assert_eq!(it.store.verify().await.unwrap(), expected);
    }
}

#[tokio::test]
async fn each_kind_of_harm_is_named_with_its_row() {
    let harms = [
        ("UPDATE event SET at = at + 1 WHERE pos = 5", Part::Event, Some(5), Some(1)),
        ("UPDATE event SET body = replace(body, '1', '2') WHERE pos = 4", Part::Event, Some(4), Some(1)),
        ("UPDATE event SET kind = 'test.cart' WHERE pos = 1", Part::Event, Some(1), Some(1)),
        ("UPDATE event SET actor = actor || ' ' WHERE pos = 9", Part::Event, Some(9), Some(1)),
        ("UPDATE event SET pos = 12 WHERE pos = 9", Part::Position, Some(9), None),
        ("DELETE FROM event WHERE pos = 6", Part::Position, Some(6), None),
        ("DELETE FROM event WHERE pos = 9", Part::State, None, Some(1)),
        ("UPDATE checkpoint SET at = at + 1 WHERE last = 6", Part::Checkpoint, Some(6), None),
        ("UPDATE checkpoint SET first = 6 WHERE last = 8", Part::Checkpoint, Some(8), None),
        ("DELETE FROM checkpoint WHERE last = 6", Part::Checkpoint, Some(8), None),
        ("UPDATE state SET body = replace(body, '一', '二') WHERE docket = 1", Part::State, None, Some(1)),
        ("UPDATE state SET seq = seq + 1 WHERE docket = 3", Part::State, None, Some(3)),
        ("DELETE FROM state WHERE docket = 2", Part::State, None, Some(2)),
        ("UPDATE docket SET owner = 4 WHERE id = 3", Part::Facets, None, Some(3)),
        ("UPDATE docket SET id = 9 WHERE id = 3", Part::Facets, None, Some(9)),
        ("DELETE FROM reader WHERE docket = 2 AND unit = 4", Part::Readers, None, Some(2)),
        ("UPDATE reader SET unit = 7 WHERE docket = 3 AND unit = 3", Part::Readers, None, Some(3)),
        ("UPDATE reader SET class = class + 1 WHERE docket = 2 AND unit = 4", Part::Readers, None, Some(2)),
        ("UPDATE class SET state = 'x'", Part::Readers, None, Some(1)),
        ("DELETE FROM timer WHERE docket = 2", Part::Timers, None, Some(2)),
    ];
    for engine in BOTH {
        for (harm, part, pos, docket) in harms {
            let it = filled(engine).await;
            change(&database(&it.place).await, harm).await;
            let found = broken(&it).await;
            assert_eq!(
                (found.part, found.pos, found.docket),
                (part, pos, docket.map(DocketId)),
                "{harm}: {}",
                found.why
            );
        }
    }
}

/// One character of one column of one event is changed; every way must be found.
fn any_change_is_found(engine: Engine, cases: u32) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let it = runtime.block_on(filled(engine));
    let db = runtime.block_on(database(&it.place));
    let columns = ["pos", "docket", "seq", "kind", "version", "at", "actor", "body", "hash"];
    let strategy = (1i64..10, prop::sample::select(columns.to_vec()), any::<prop::sample::Index>(), 1u8..=255);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let property = |(pos, column, place, by): (i64, &str, prop::sample::Index, u8)| {
        runtime.block_on(async {
            let (before, after) = changed(&db, pos, column, place, by).await;
            let written = update(&db, pos, column, after.clone()).await;
            let verdict = it.store.verify().await.unwrap();
            if written {
                let now = if column == "pos" { number(&after) } else { pos };
                assert!(update(&db, now, column, before).await, "{column} of {pos} became {after:?} and stays so");
                prop_assert!(!verdict.sound(), "{column} of {pos} became {after:?}");
            }
            Ok(())
        })
    };
    runner.run(&strategy, property).unwrap_or_else(|error| panic!("{error}"));
    assert!(runtime.block_on(it.store.verify()).unwrap().sound());
}

fn number(value: &sea_orm::Value) -> i64 {
    match value {
        sea_orm::Value::BigInt(Some(it)) => *it,
        other => panic!("{other:?}"),
    }
}

/// A column's value, and the same with one byte changed (one character, where it is text).
async fn changed(
    db: &DatabaseConnection,
    pos: i64,
    column: &str,
    place: prop::sample::Index,
    by: u8,
) -> (sea_orm::Value, sea_orm::Value) {
    let sql = format!("SELECT {column} FROM event WHERE pos = {pos}");
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    match column {
        "kind" | "actor" | "body" => {
            let text: String = row.try_get_by_index(0).unwrap();
            let mut signs: Vec<char> = text.chars().collect();
            let at = place.index(signs.len());
            signs[at] = char::from_u32((u32::from(signs[at]) ^ u32::from(by & 0x7f)).max(1)).unwrap_or('�');
            if signs[at] == text.chars().nth(at).unwrap() {
                signs.push('+');
            }
            (text.into(), signs.into_iter().collect::<String>().into())
        }
        "hash" => {
            let bytes: Vec<u8> = row.try_get_by_index(0).unwrap();
            let mut other = bytes.clone();
            other[place.index(32)] ^= by;
            (bytes.into(), other.into())
        }
        _ => {
            let it: i64 = row.try_get_by_index(0).unwrap();
            let mut bytes = it.to_be_bytes();
            bytes[place.index(8)] ^= by;
            (it.into(), i64::from_be_bytes(bytes).into())
        }
    }
}

/// Whether the database let it be written: two rows with one key are refused.
async fn update(db: &DatabaseConnection, pos: i64, column: &str, value: sea_orm::Value) -> bool {
    let mark = if db.get_database_backend() == DbBackend::Postgres { "$1" } else { "?" };
    let sql = format!("UPDATE event SET {column} = {mark} WHERE pos = {pos}");
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [value])).await.is_ok()
}

#[test]
fn any_single_changed_byte_in_any_event_is_found_on_sqlite() {
    any_change_is_found(Engine::Sqlite, 400);
}

#[test]
fn any_single_changed_byte_in_any_event_is_found_on_postgresql() {
    any_change_is_found(Engine::Postgres, 80);
}

#[tokio::test]
async fn a_state_that_the_rules_would_not_make_is_found_though_the_chain_holds() {
    for engine in BOTH {
        let it = filled(engine).await;
        let db = database(&it.place).await;
        // The whole docket forged with right hashes, but an event that the rules do not allow.
        let events = it.store.events(DocketId(3)).await.unwrap();
        let actor = serde_json::to_string(&events[0].actor).unwrap();
        let body = r#"{"counted":{"to":7}}"#;
        let entry =
            docket::Entry { pos: 10, docket: 3, seq: 2, kind: "test.card", version: 1, at: 0, actor: &actor, body };
        let hash = entry.hash(&events[0].hash);
        let bytes = if db.get_database_backend() == DbBackend::Postgres { "'\\x" } else { "X'" };
        let sql =
            format!("INSERT INTO event VALUES (10, 3, 2, 'test.card', 1, 0, '{actor}', '{body}', {bytes}{hash}')");
        change(&db, &sql).await;
        let found = broken(&it).await;
        assert_eq!((found.part, found.pos, found.docket), (Part::State, Some(10), Some(DocketId(3))), "{}", found.why);
    }
}

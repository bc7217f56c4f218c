//! A backup taken while acts go on restores into either engine.

use crate::card::{Act, Card, facets, write};
use crate::place::{BOTH, add, at, card, count, database, fresh, job};
use docket::Scope;
use jiff::civil::date;
use sea_orm::ConnectionTrait;
use store::{BackupError, FileRow, Filter, RestoreError, Sort, Store};
use vocab::DocketId;

async fn fill(store: &Store) -> DocketId {
    let timed =
        || Act::Write(Box::new(facets("低压办电", 4)), "附注".into(), vec![(date(2026, 3, 5), "report".into())]);
    let id = add(store, 1, timed).await;
    let other = add(store, 2, || write("税务", 3)).await;
    let kept = store.file_put("证明".into()).await.unwrap();
    let act = job(3, move |desk, cx| {
        desk.link(other, "part_of", id);
        assert!(desk.fired(id, "report") || desk.get::<Card>(id).is_none());
        let (docket, size) = (Some(id), i64::try_from(kept.size).unwrap());
        let (name, media) = ("证明.txt".to_owned(), "text/plain".to_owned());
        let file =
            FileRow { id: desk.new_file(), docket, sm3: kept.sm3, size, name, media, account: None, at: desk.at() };
        desk.file(file);
        desk.audit("test", docket, "");
        desk.act::<Card>(id, Act::Count(9), (), cx)
    });
    // Timers are fetched in a second run of the act; the assertion holds in the last.
    store.perform(act).await.ok();
    store.checkpoint(at(4)).await.unwrap();
    id
}

#[tokio::test]
async fn a_backup_restores_into_either_engine_and_verifies() {
    for from in BOTH {
        for into in BOTH {
            let (source, target) = (fresh(from).await, fresh(into).await);
            let id = fill(&source.store).await;
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("backup");
            let made = source.store.backup(&path).await.unwrap();
            assert_eq!((made.last, made.files), (3, 1));
            assert_eq!(target.store.restore(&path).await.unwrap(), made);
            let verdict = target.store.verify().await.unwrap();
            assert_eq!((verdict.broken, verdict.events, verdict.covered), (None, 3, 3));
            let all = Filter::default();
            for filter in [all.clone(), Filter { text: "办电".into(), ..all }] {
                let list =
                    async |store: &Store| store.list(&Scope::all(), &filter, Sort::DUE, &Default::default()).await;
                assert_eq!(list(&source.store).await.unwrap(), list(&target.store).await.unwrap());
            }
            assert_eq!(source.store.events(id).await.unwrap(), target.store.events(id).await.unwrap());
            assert_eq!(target.store.links_to(id, Some("part_of")).await.unwrap().len(), 1);
            let file = target.store.files_of(id).await.unwrap().pop().unwrap();
            assert_eq!(target.store.file_get(file.sm3).await.unwrap(), "证明".as_bytes());
            assert_eq!(target.store.due_timers(date(2026, 4, 1), 9).await.unwrap(), []);
            assert_eq!(count(&target.store, 9, id, 9).await, Ok(2));
            assert_eq!(target.store.audits(None, Some(id), 9).await.unwrap().len(), 1);
        }
    }
}

#[tokio::test]
async fn a_backup_under_writing_is_one_moment() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let id = add(&it.store, 1, || write("一", 3)).await;
        let store = it.store.clone();
        let writing = tokio::spawn(async move {
            for second in 2..200 {
                count(&store, second, id, 999).await.unwrap();
            }
        });
        let folder = tempfile::tempdir().unwrap();
        let made = it.store.backup(&folder.path().join("b")).await.unwrap();
        writing.await.unwrap();
        let target = fresh(engine).await;
        target.store.restore(&folder.path().join("b")).await.unwrap();
        let verdict = target.store.verify().await.unwrap();
        assert_eq!((verdict.broken, verdict.events), (None, made.last));
        assert_eq!(card(&target.store, id).await.unwrap().count + 1, u64::try_from(made.last).unwrap());
    }
}

#[tokio::test]
async fn nothing_is_overwritten_and_half_a_backup_restores_nothing() {
    for engine in BOTH {
        let it = fresh(engine).await;
        fill(&it.store).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b");
        it.store.backup(&path).await.unwrap();
        assert!(matches!(it.store.backup(&path).await, Err(BackupError::Exists(_))));
        assert!(matches!(it.store.restore(&path).await, Err(RestoreError::NotEmpty)));
        let target = fresh(engine).await;
        let lines = std::fs::read_to_string(path.join("event.ndjson")).unwrap();
        let cut: Vec<&str> = lines.lines().take(2).collect();
        std::fs::write(path.join("event.ndjson"), cut.join("\n")).unwrap();
        assert!(matches!(target.store.restore(&path).await, Err(RestoreError::Line { .. })));
        std::fs::write(path.join("event.ndjson"), "{\"pos\": \"x\"}").unwrap();
        let Err(RestoreError::Line { line: 1, why, .. }) = target.store.restore(&path).await else {
            panic!("restored")
        };
        assert_eq!(why, "pos is not what this column holds");
        assert_eq!(target.store.verify().await.unwrap().events, 0);
        std::fs::remove_dir_all(path.join("files")).unwrap();
        std::fs::write(path.join("event.ndjson"), lines).unwrap();
        assert!(matches!(target.store.restore(&path).await, Err(RestoreError::File(_))));
        assert_eq!(target.store.units().await.unwrap(), []);
    }
}

#[tokio::test]
async fn a_state_of_an_older_shape_is_replayed_at_the_start_and_its_timers_stay_fired() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let id = fill(&it.store).await;
        let before = it.store.get_any(&Scope::all(), id).await.unwrap();
        it.store.close(at(9)).await.unwrap();
        let db = database(&it.place).await;
        db.execute_unprepared("UPDATE state SET shape = 0, body = '{}'").await.unwrap();
        db.execute_unprepared("UPDATE setting SET value = '0'").await.unwrap();
        let again = crate::place::open(&it.place).await;
        assert_eq!(again.get_any(&Scope::all(), id).await.unwrap(), before);
        assert_eq!(again.due_timers(date(2026, 4, 1), 9).await.unwrap(), []);
        assert!(again.verify().await.unwrap().sound());
    }
}

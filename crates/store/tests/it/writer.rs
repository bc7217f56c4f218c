//! What is acknowledged stands, what is refused leaves nothing.

use crate::card::{Act, Card, facets, write};
use crate::place::{BOTH, add, at, card, count, fresh, job, open};
use docket::{Actor, Refusal, Scope};
use jiff::civil::date;
use store::{Job, StoreError};
use vocab::{AccountId, DocketId};

#[tokio::test]
async fn an_act_stands_when_it_is_answered_and_the_log_tells_of_it() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let id = add(&it.store, 1, || write("低压办电", 3)).await;
        assert_eq!(count(&it.store, 2, id, 5).await, Ok(1));
        assert_eq!(card(&it.store, id).await.unwrap().count, 1);
        let events = it.store.events(id).await.unwrap();
        assert_eq!(events.iter().map(|it| (it.pos, it.seq)).collect::<Vec<_>>(), [(1, 1), (2, 2)]);
        assert_eq!(events[1].at, at(2));
        assert_eq!(events[1].body, r#"{"counted":{"to":1}}"#);
        assert_eq!(it.store.log_since(1, 10).await.unwrap(), events[1..]);
        assert_eq!(*it.store.written().borrow(), 2);
        let row = it.store.get_any(&Scope::all(), id).await.unwrap().unwrap();
        assert_eq!((row.facets.title.as_str(), row.facets.progress, row.updated_at), ("低压办电", Some(1), at(2)));
        assert_eq!(row.version, Some(2));
        assert!(it.store.verify().await.unwrap().sound());
    }
}

#[tokio::test]
async fn a_refused_act_leaves_nothing_of_what_it_began() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let id = add(&it.store, 1, || write("一", 3)).await;
        let refused = job(2, move |desk, cx| -> Result<(), Refusal> {
            desk.act::<Card>(id, Act::Count(5), (), cx)?;
            desk.open::<Card>(write("二", 3), (), cx)?;
            desk.link(id, "x", id);
            desk.audit("test", None, "");
            assert_eq!(desk.get::<Card>(id).unwrap().count, 1);
            Err(Refusal::new("test.no"))
        });
        assert_eq!(it.store.perform(refused).await.unwrap(), Err(Refusal::new("test.no")));
        assert_eq!(card(&it.store, id).await.unwrap().count, 0);
        assert_eq!(card(&it.store, DocketId(id.0 + 1)).await, None);
        assert_eq!(it.store.links_from(id, None).await.unwrap(), []);
        assert_eq!(it.store.audits(None, None, 9).await.unwrap(), []);
        assert_eq!(it.store.log_since(0, 9).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_was_not_named_is_fetched_and_what_is_not_there_is_refused() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let one = add(&it.store, 1, || write("一", 3)).await;
        let two = add(&it.store, 1, || write("二", 3)).await;
        let link = job(2, move |desk, _| {
            desk.link(one, "part_of", two);
            desk.link(one, "part_of", two);
            desk.link(one, "other", two);
            desk.unlink(one, "other", two);
            Ok(desk.links_to(two, "part_of"))
        });
        assert_eq!(it.store.perform(link).await.unwrap().unwrap(), [one]);
        let walk = job(3, move |desk, cx| {
            let source = desk.links_to(two, "part_of").pop().ok_or(Refusal::new("test.unlinked"))?;
            desk.act::<Card>(source, Act::Count(9), (), cx)
        });
        assert_eq!(it.store.perform(walk).await.unwrap().unwrap().len(), 1);
        assert_eq!(card(&it.store, one).await.unwrap().count, 1);
        assert_eq!(count(&it.store, 4, DocketId(77), 1).await, Err(Refusal::new("docket.unknown").with("docket", 77)));
    }
}

#[tokio::test]
async fn an_act_sees_the_links_that_acts_before_it_in_the_batch_have_set() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let old = add(&it.store, 1, || write("一", 3)).await;
        let open = job(2, move |desk, cx| {
            let new = desk.open::<Card>(write("二", 3), (), cx)?;
            desk.link(new, "part_of", old);
            Ok(new)
        });
        let look = job(3, move |desk, _| Ok(desk.links_to(old, "part_of")));
        let look_from = job(4, move |desk, _| Ok(desk.links_from(DocketId(old.0 + 1), "part_of")));
        let (new, to, from) = tokio::join!(it.store.perform(open), it.store.perform(look), it.store.perform(look_from));
        assert_eq!(to.unwrap().unwrap(), [new.unwrap().unwrap()]);
        assert_eq!(from.unwrap().unwrap(), [old]);
    }
}

#[tokio::test]
async fn acts_that_wait_together_see_each_other_in_order() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let id = add(&it.store, 1, || write("一", 3)).await;
        let acts = (0..200).map(|second| {
            let store = it.store.clone();
            tokio::spawn(async move { count(&store, second, id, 150).await })
        });
        let mut answers = Vec::new();
        for act in acts.collect::<Vec<_>>() {
            answers.push(act.await.unwrap());
        }
        let mut done: Vec<u64> = answers.iter().filter_map(|it| it.as_ref().ok().copied()).collect();
        done.sort_unstable();
        assert_eq!(done, (1..=150).collect::<Vec<_>>());
        let positions: Vec<i64> = it.store.log_since(0, 999).await.unwrap().iter().map(|it| it.pos).collect();
        assert_eq!(positions, (1..=151).collect::<Vec<_>>());
        assert!(it.store.verify().await.unwrap().sound());
    }
}

#[tokio::test]
async fn two_processes_on_one_database_leave_no_gap() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let id = add(&it.store, 1, || write("一", 3)).await;
        let other = open(&it.place).await;
        let acts = (0..60).map(|second| {
            let store = if second % 2 == 0 { it.store.clone() } else { other.clone() };
            tokio::spawn(async move { count(&store, second, id, 999).await })
        });
        for act in acts.collect::<Vec<_>>() {
            act.await.unwrap().unwrap();
        }
        assert_eq!(card(&it.store, id).await.unwrap().count, 60);
        let verdict = other.verify().await.unwrap();
        assert_eq!((verdict.broken, verdict.events), (None, 61));
    }
}

#[tokio::test]
async fn the_same_key_is_answered_once() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let ask = |second, request: &'static str| {
            let act = job(second, |desk, cx| desk.open::<Card>(write("一", 3), (), cx));
            it.store.perform(act.idempotency("k1", AccountId(7), request))
        };
        let first = ask(1, "open").await.unwrap().unwrap();
        assert_eq!(ask(2, "open").await.unwrap().unwrap(), first);
        let (again, both) = tokio::join!(ask(3, "open"), ask(4, "open"));
        assert_eq!((again.unwrap().unwrap(), both.unwrap().unwrap()), (first, first));
        let reused = ask(5, "close").await.unwrap().unwrap_err();
        assert_eq!(reused, Refusal::new("idempotency.reused").with("key", "k1"));
        assert_eq!(it.store.log_since(0, 9).await.unwrap().len(), 1);
        it.store.forget(at(9), at(9)).await.unwrap();
        assert_ne!(ask(10, "open").await.unwrap().unwrap(), first);
    }
}

#[tokio::test]
async fn a_batch_that_the_database_rejects_is_run_act_by_act() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let unit = |name: &'static str| {
            let put = job(1, move |desk, _| {
                let id = desk.new_unit();
                let (name, short) = (name.to_owned(), String::new());
                desk.put(store::Unit {
                    id,
                    name,
                    short,
                    aliases: vec![],
                    region: None,
                    active: true,
                    head_approves: false,
                });
                Ok(id)
            });
            it.store.perform(put)
        };
        unit("财政局").await.unwrap().unwrap();
        let (a, b, c) = tokio::join!(unit("税务局"), unit("财政局"), unit("供电公司"));
        assert!(a.is_ok() && c.is_ok(), "{a:?} {c:?}");
        assert!(matches!(b, Err(StoreError::Conflict(_))), "{b:?}");
        let names: Vec<String> = it.store.units().await.unwrap().into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["财政局", "税务局", "供电公司"]);
    }
}

#[tokio::test]
async fn an_act_that_panics_harms_nobody_else() {
    let it = fresh(crate::place::Engine::Sqlite).await;
    let broken = Job::new(at(1), Actor::system(), vec![], |_| -> Result<(), Refusal> { panic!("a fault in a rule") });
    assert!(matches!(it.store.perform(broken).await, Err(StoreError::Aborted)));
    add(&it.store, 2, || write("一", 3)).await;
}

#[tokio::test]
async fn a_timer_fires_once_and_again_only_when_it_is_moved() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let timed =
            |day| Act::Write(Box::new(facets("一", 3)), String::new(), vec![(date(2026, 3, day), "report".into())]);
        let id = add(&it.store, 1, move || timed(5)).await;
        let due = |day| it.store.due_timers(date(2026, 3, day), 9);
        assert_eq!(due(4).await.unwrap(), []);
        assert_eq!(due(5).await.unwrap().len(), 1);
        let fire = |second| {
            let fire = job(second, move |desk, cx| {
                let mine = desk.fired(id, "report");
                if mine {
                    desk.act::<Card>(id, Act::Count(9), (), cx)?;
                }
                Ok(mine)
            });
            it.store.perform(fire)
        };
        let (a, b) = tokio::join!(fire(2), fire(3));
        assert!(a.unwrap().unwrap() != b.unwrap().unwrap());
        assert!(!fire(4).await.unwrap().unwrap());
        assert_eq!(due(9).await.unwrap(), []);
        assert_eq!(card(&it.store, id).await.unwrap().count, 1);
        let moved = job(5, move |desk, cx| desk.act::<Card>(id, timed(20), (), cx));
        it.store.perform(moved).await.unwrap().unwrap();
        assert_eq!(due(19).await.unwrap(), []);
        assert!(fire(6).await.unwrap().unwrap());
        assert!(it.store.verify().await.unwrap().sound());
    }
}

#[tokio::test]
async fn a_closed_store_takes_no_more_acts_and_has_a_checkpoint() {
    for engine in BOTH {
        let it = fresh(engine).await;
        add(&it.store, 1, || write("一", 3)).await;
        it.store.close(at(2)).await.unwrap();
        let late = job(3, |_, _| Ok(()));
        assert!(matches!(it.store.perform(late).await, Err(StoreError::Closed)));
        let again = open(&it.place).await;
        assert_eq!(*again.written().borrow(), 1);
        let verdict = again.verify().await.unwrap();
        assert_eq!((verdict.broken, verdict.checkpoints, verdict.covered), (None, 1, 1));
        assert_eq!(again.checkpoint(at(4)).await.unwrap(), None);
    }
}

//! An act rests on what its sender saw, and is done once.

use crate::world::{Stopped, world};
use docket::{Actor, Role};
use ledger::{
    Due, Parties,
    item::{Act, Advise},
};
use office::{
    Answer, Failure, Office, Place,
    act_on_item::{ActOnItem, Acted, act_on_item},
    caller::Caller,
    open_item::{OpenItem, open_item},
    premise::{CHANGED, Once, Premise},
};
use store::{Job, Unit};
use vocab::{AccountId, DocketId, UnitId};

fn caller(account: i64) -> Caller {
    Caller {
        account: AccountId(account),
        login: format!("office-{account}"),
        display: String::new(),
        role: Role::LeadOffice,
        unit: None,
        must_change: false,
    }
}

/// A district with one unit and one item.
async fn district(folder: &tempfile::TempDir) -> (Office, DocketId) {
    let place = Place::Folder(folder.path().to_owned());
    let office = Office::open(&place, world(Stopped::on("2026-11-24"))).await.unwrap();
    let job = Job::new(office.now(), Actor::system(), vec![], |desk| {
        let (id, name) = (desk.new_unit(), "区供电公司".to_owned());
        let short = name.clone();
        desk.put(Unit { id, name, short, aliases: vec![], region: None, active: true, head_approves: false });
        Ok(())
    });
    office.store().perform(job).await.unwrap().unwrap();
    let opened = open_item(&office, &caller(1), item(UnitId(1), "2026-12-18".parse().unwrap())).await.unwrap();
    assert!(!opened.late);
    (office, opened.item)
}

fn item(lead: UnitId, due: Due) -> OpenItem {
    OpenItem {
        title: "压减办电材料".to_owned(),
        source: "11月6日企业座谈会".to_owned(),
        indicator: "获得电力".to_owned(),
        text: String::new(),
        parties: Parties { lead: Some(lead), ..Parties::default() },
        due,
        assign: true,
        once: None,
    }
}

async fn advise(office: &Office, account: i64, item: DocketId, text: &str, premise: Premise) -> Answer<Acted> {
    let act = Act::Advise(Advise { text: text.to_owned() });
    act_on_item(office, &caller(account), ActOnItem { item, act, on_behalf: None, files: vec![], premise }).await
}

async fn version(office: &Office, item: DocketId) -> i64 {
    i64::try_from(office.store().events(item).await.unwrap().len()).unwrap()
}

fn keyed(key: &str, request: &str) -> Premise {
    Premise { seen: None, once: Some(Once { key: key.to_owned(), request: request.to_owned() }) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_acts_on_the_same_version_exactly_one_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let (office, item) = district(&folder).await;
    for writers in [2, 2, 2, 16] {
        let seen = version(&office, item).await;
        let acts = (0..writers).map(|account| {
            let office = office.clone();
            tokio::spawn(async move { advise(&office, account, item, "请抓紧", Premise::seen(Some(seen))).await })
        });
        let mut done = 0;
        for act in acts.collect::<Vec<_>>() {
            match act.await.unwrap() {
                Ok(_) => done += 1,
                Err(Failure::Refused(refusal)) => {
                    assert_eq!(refusal.code, CHANGED);
                    assert_eq!(refusal.params, [("version", (seen + 1).to_string())]);
                }
                Err(failure) => panic!("{failure}"),
            }
        }
        assert_eq!((done, version(&office, item).await), (1, seen + 1), "{writers} writers");
    }
}

#[tokio::test]
async fn an_act_that_rests_on_nothing_is_done_whatever_happened() {
    let folder = tempfile::tempdir().unwrap();
    let (office, item) = district(&folder).await;
    let seen = version(&office, item).await;
    for _ in 0..2 {
        advise(&office, 1, item, "请抓紧", Premise::default()).await.unwrap();
    }
    assert_eq!(version(&office, item).await, seen + 2);
}

#[tokio::test]
async fn an_act_asked_for_again_is_answered_the_same_also_when_its_version_is_past() {
    let folder = tempfile::tempdir().unwrap();
    let (office, item) = district(&folder).await;
    let seen = version(&office, item).await;
    let premise = Premise { seen: Some(seen), ..keyed("key", "advise") };
    let first = advise(&office, 1, item, "请抓紧", premise.clone()).await.unwrap();
    let again = advise(&office, 1, item, "请抓紧", premise).await.unwrap();
    assert_eq!((first, version(&office, item).await), (again, seen + 1));
}

#[tokio::test]
async fn a_key_stands_for_one_request_of_one_account() {
    let folder = tempfile::tempdir().unwrap();
    let (office, item) = district(&folder).await;
    advise(&office, 1, item, "请抓紧", keyed("key", "one")).await.unwrap();
    let reused = advise(&office, 1, item, "请再抓紧", keyed("key", "another")).await;
    assert!(matches!(reused, Err(Failure::Refused(it)) if it.code == "idempotency.reused"));
    advise(&office, 2, item, "请再抓紧", keyed("key", "another")).await.unwrap();
}

#[tokio::test]
async fn an_item_opened_by_hand_needs_a_unit_in_use_and_may_be_late() {
    let folder = tempfile::tempdir().unwrap();
    let (office, _) = district(&folder).await;
    let december: Due = "2026-12".parse().unwrap();
    let late = open_item(&office, &caller(1), item(UnitId(1), "2026-11-23".parse().unwrap())).await.unwrap();
    assert!(late.late);
    let today = open_item(&office, &caller(1), item(UnitId(1), "2026-11-24".parse().unwrap())).await.unwrap();
    assert!(!today.late);
    let unknown = open_item(&office, &caller(1), item(UnitId(9), december)).await;
    assert!(matches!(unknown, Err(Failure::Field { field: "owner", code: "unit.unknown" })));
    let nobody = OpenItem { parties: Parties::default(), ..item(UnitId(1), december) };
    assert!(matches!(open_item(&office, &caller(1), nobody).await, Err(Failure::Field { field: "owner", .. })));
    let sourceless = OpenItem { source: " ".to_owned(), ..item(UnitId(1), december) };
    let refused = open_item(&office, &caller(1), sourceless).await;
    assert!(matches!(refused, Err(Failure::Refused(it)) if it.code == "act.text_missing"));
}

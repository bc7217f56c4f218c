//! Rows of administration come back as they were written.

use crate::place::{BOTH, at, fresh, job};
use docket::{Actor, Hash, Role};
use store::{
    Account, ApiToken, AuditPage, Background, BackgroundState, Catalogue, Change, Person, Session, Setting, Unit,
};
use vocab::DocketId;

#[tokio::test]
async fn every_kind_of_row_is_read_as_it_was_put() {
    for engine in BOTH {
        let it = fresh(engine).await;
        let put = job(1, |desk, _| {
            let (unit, account, person) = (desk.new_unit(), desk.new_account(), desk.new_person());
            let aliases = vec!["国网供电".to_owned()];
            desk.put(Unit {
                id: unit,
                name: "供电公司".into(),
                short: "供电".into(),
                aliases,
                region: None,
                active: true,
                head_approves: true,
            });
            desk.put(Person { id: person, name: Some("某人".into()), phone: Some("000".into()), unit: Some(unit) });
            desk.put(Account {
                id: account,
                login: "gd".into(),
                name: "联络员".into(),
                role: Role::Liaison,
                unit: Some(unit),
                person: Some(person),
                secret: "$argon2id$".into(),
                active: true,
                must_change: false,
                created_at: at(1),
            });
            let (hash, csrf) = ("aa".to_owned(), "c".to_owned());
            desk.put(Session { hash, account, csrf, created_at: at(1), seen_at: at(1), expires_at: at(100) });
            let (hash, label) = ("bb".to_owned(), "导出".to_owned());
            desk.put(ApiToken { hash, account, label, created_at: at(1), expires_at: None, revoked_at: None });
            desk.put(Setting { name: "district/name".into(), value: "某区".into() });
            for (body, second) in [("a = 1", 1), ("a = 2", 2)] {
                let (name, body) = ("rules/lights".to_owned(), body.to_owned());
                desk.put(Catalogue { name, sm3: Hash::of(body.as_bytes()), body, at: at(second) });
            }
            let id = desk.new_background();
            let (kind, body, result) = ("plan.import".to_owned(), "{}".to_owned(), String::new());
            let state = BackgroundState::Waiting;
            desk.put(Background { id, kind, body, state, result, account: None, created_at: at(1), updated_at: at(1) });
            Ok((unit, account, person, id))
        });
        let (unit, account, person, id) = it.store.perform(put).await.unwrap().unwrap();
        assert_eq!(it.store.unit(unit).await.unwrap().unwrap().aliases, ["国网供电"]);
        assert_eq!(it.store.account(account).await.unwrap().unwrap().role, Role::Liaison);
        assert_eq!(it.store.account_named("gd").await.unwrap().unwrap().unit, Some(unit));
        assert_eq!(it.store.account_named("GD").await.unwrap(), None);
        assert_eq!(it.store.person(person).await.unwrap().unwrap().phone.as_deref(), Some("000"));
        assert_eq!(it.store.session("aa").await.unwrap().unwrap().expires_at, at(100));
        assert_eq!(it.store.tokens(account).await.unwrap().len(), 1);
        assert_eq!(it.store.token("bb").await.unwrap().unwrap().label, "导出");
        assert_eq!(it.store.setting("district/name").await.unwrap().as_deref(), Some("某区"));
        let bodies: Vec<String> =
            it.store.revisions("rules/lights").await.unwrap().into_iter().map(|it| it.body).collect();
        assert_eq!(bodies, ["a = 2", "a = 1"]);
        assert!(it.store.revision("rules/lights", Hash::of(b"a = 1")).await.unwrap().is_some());
        assert_eq!(it.store.backgrounds(BackgroundState::Waiting, 9).await.unwrap()[0].id, id);

        let change = job(2, move |desk, _| {
            desk.put(Person { id: person, name: None, phone: None, unit: None });
            desk.put(Change::EndSessionsOf(account));
            Ok(desk.new_person())
        });
        assert_ne!(it.store.perform(change).await.unwrap().unwrap(), person);
        assert_eq!(it.store.person(person).await.unwrap().unwrap().name, None);
        assert_eq!(it.store.session("aa").await.unwrap(), None);
    }
}

#[tokio::test]
async fn who_read_what_is_noted_youngest_first() {
    for engine in BOTH {
        let it = fresh(engine).await;
        for (second, what) in [(1, "item.read"), (2, "item.export")] {
            it.store.audit(at(second), &Actor::system(), what, Some(DocketId(4)), "").await.unwrap();
        }
        let read: Vec<String> =
            it.store.audits(None, Some(DocketId(4)), 9).await.unwrap().into_iter().map(|it| it.what).collect();
        assert_eq!(read, ["item.export", "item.read"]);
        assert_eq!(it.store.audits(None, Some(DocketId(5)), 9).await.unwrap(), []);
    }
}

#[tokio::test]
async fn the_audit_is_cut_into_pages_by_the_numbers_of_its_lines() {
    for engine in BOTH {
        let it = fresh(engine).await;
        for (second, what) in (1..).zip(["a.b_c", "a.bxc", "a.b_c", "other", "a.b_c"]) {
            it.store.audit(at(second), &Actor::system(), what, None, "").await.unwrap();
        }
        let page = async |before, after| {
            let asked = AuditPage { what: "a.b_".to_owned(), before, after, ..AuditPage::default() };
            let rows = it.store.audit_page(&asked, 2).await.unwrap();
            rows.into_iter().map(|(id, _)| id).collect::<Vec<i64>>()
        };
        assert_eq!(page(None, None).await, [5, 3], "youngest first, and a sign is no wildcard");
        assert_eq!(page(Some(3), None).await, [1]);
        assert_eq!(page(None, Some(1)).await, [5, 3]);
    }
}

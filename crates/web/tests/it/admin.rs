//! 管理: units, accounts, audit.

use crate::town::{PASSWORD, Town, urlencoded};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docket::Role;

const KEEPER: Role = Role::Administrator;

#[tokio::test]
async fn a_name_in_a_plan_that_no_unit_goes_by_is_shown_until_a_unit_does() {
    let town = Town::open().await;
    town.plan(crate::plans::TEXT).await;
    let page = town.get(KEEPER, "/admin/units").await.text();
    assert!(page.contains("区自来水厂"), "{page}");
    let edit = [("name", "区水务局"), ("aliases", "水务局\n区自来水厂"), ("head_approves", "yes")];
    assert_eq!(town.form(KEEPER, "/admin/units/2", &edit).await.header("location"), "/admin/units/2?done=unit_edit");
    let unit = town.office.store().unit(vocab::UnitId(2)).await.unwrap().unwrap();
    assert!(unit.head_approves && unit.aliases.contains(&"区自来水厂".to_owned()));
    let page = town.get(KEEPER, "/admin/units").await.text();
    assert!(!page.contains("还不认识的名称"));
}

#[tokio::test]
async fn a_unit_is_added_taken_out_of_use_and_put_back() {
    let town = Town::open().await;
    assert_eq!(town.form(KEEPER, "/admin/units", &[("name", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = town.form(KEEPER, "/admin/units", &[("name", "供电公司")]).await;
    assert!(taken.text().contains("另一个单位已经用了这个名称") && taken.text().contains("value=\"供电公司\""));
    assert_eq!(town.form(KEEPER, "/admin/units", &[("name", "区气象局")]).await.status, StatusCode::SEE_OTHER);
    for (act, active) in [("deactivate", false), ("activate", true)] {
        town.form(KEEPER, &format!("/admin/units/3/{act}"), &[]).await;
        assert_eq!(town.office.store().unit(vocab::UnitId(3)).await.unwrap().unwrap().active, active);
    }
}

#[tokio::test]
async fn a_new_account_gets_a_password_once_and_must_change_it() {
    let town = Town::open().await;
    let add = [("login", "zhou"), ("person", "周某"), ("role", "liaison"), ("unit", "1")];
    let page = town.form(KEEPER, "/admin/accounts", &add).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let text = page.text();
    let shown = |it: &&str| it.len() == 17 && it.matches('-').count() == 2;
    let password = text.split(['<', '>', ' ', '"']).find(shown).unwrap_or_else(|| panic!("{text}")).to_owned();
    let id = town.office.store().account_named("zhou").await.unwrap().unwrap().id;
    assert!(!town.get(KEEPER, &format!("/admin/accounts/{id}")).await.text().contains(&password));
    let fields = [("login", "zhou"), ("password", password.as_str())];
    let answer = town.send(urlencoded(Town::browser(Method::POST, None, "/sign-in"), &fields)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
    let get = |path: &str| {
        let request = axum::http::Request::get(path).header("cookie", cookie.clone());
        town.send(request.body(Body::empty()).unwrap())
    };
    assert_eq!(get("/items").await.header("location"), "/password");
    assert!(get("/password").await.text().contains("第一次登录"));
}

#[tokio::test]
async fn an_account_out_of_use_is_signed_out_at_once() {
    let town = Town::open().await;
    let id = town.office.store().account_named("leader").await.unwrap().unwrap().id;
    assert_eq!(town.get(Role::Leader, "/overview").await.status, StatusCode::OK);
    town.form(KEEPER, &format!("/admin/accounts/{id}/deactivate"), &[]).await;
    assert!(town.get(Role::Leader, "/overview").await.header("location").starts_with("/sign-in"));
    let fields = [("login", "leader"), ("password", PASSWORD)];
    let answer = town.send(urlencoded(Town::browser(Method::POST, None, "/sign-in"), &fields)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let own = town.office.store().account_named("administrator").await.unwrap().unwrap().id;
    let last = town.form(KEEPER, &format!("/admin/accounts/{own}/deactivate"), &[]).await;
    assert!(last.text().contains("最后一个在用的管理员"), "{}", last.text());
}

#[tokio::test]
async fn the_name_of_the_district_stands_everywhere_once_it_is_set() {
    let town = Town::open().await;
    let door = |path: &'static str| town.send(Town::browser(Method::GET, None, path).body(Body::empty()).unwrap());
    for path in ["/", "/sign-in"] {
        assert!(door(path).await.text().contains("请管理员在“本区设置”里填写"), "{path} says who sets it");
    }
    assert!(town.get(KEEPER, "/admin/district").await.text().contains("请在这里填写"));
    let fields = [("district", "云河区"), ("region", "110105")];
    let saved = town.form(KEEPER, "/admin/district", &fields).await;
    assert_eq!(saved.header("location"), "/admin/district?done=district", "{}", saved.text());
    for path in ["/", "/sign-in"] {
        let text = door(path).await.text();
        assert!(text.contains("云河区") && !text.contains("本区设置"), "{path}");
    }
    assert!(town.get(Role::Liaison, "/items").await.text().contains("云河区"), "the head of every page");
    assert!(town.get(KEEPER, "/admin/district").await.text().contains("北京市朝阳区"), "what the code stands for");
    let audit = town.get(Role::Auditor, "/admin/audit?act=district").await.text();
    assert!(audit.contains("district.save") && audit.contains("云河区 110105"), "{audit}");
    town.office.refresh_district().await.unwrap();
    assert_eq!(town.office.district().name, "云河区", "it is stored");
}

#[tokio::test]
async fn a_district_without_a_name_or_with_a_code_of_nowhere_is_not_saved() {
    let town = Town::open().await;
    let long = "长".repeat(21);
    for (name, region, says) in [
        ("", "110105", "请补上这一项"),
        (long.as_str(), "", "最多 20 个字"),
        ("云河区", "999999", "现行区划里没有这个代码"),
        ("云河区", "410381", "现行区划里没有这个代码"),
    ] {
        let answer = town.form(KEEPER, "/admin/district", &[("district", name), ("region", region)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {region}");
        let text = answer.text();
        assert!(text.contains(says) && text.contains(&format!("value=\"{region}\"")), "{says}");
    }
    assert_eq!(town.office.district(), office::district::District::default());
}

#[tokio::test]
async fn the_audit_tells_who_did_what() {
    let town = Town::open().await;
    town.plan(crate::plans::TEXT).await;
    town.get(Role::Supervisor, "/files/1").await;
    let page = town.get(Role::Auditor, "/admin/audit?act=file").await.text();
    assert!(page.contains("file.read") && page.contains("supervisor"), "{page}");
    let other = town.get(Role::Auditor, "/admin/audit?who=leader").await.text();
    assert!(!other.contains("file.read"));
}

#[tokio::test]
async fn the_audit_is_turned_from_its_youngest_line_to_its_oldest_and_back() {
    let town = Town::open().await;
    let actor = docket::Actor::system();
    for number in 0..120 {
        let (at, what) = (town.office.now(), if number % 2 == 0 { "test.even" } else { "test_odd" });
        town.office.store().audit(at, &actor, what, None, &format!("line-{number}.")).await.unwrap();
    }
    let link = |page: &str, rel: &str| {
        let tag = page.split("<a ").find(|it| it.contains(&format!("rel=\"{rel}\"")))?;
        Some(tag.split("href=\"").nth(1)?.split('"').next()?.replace("&#38;", "&").replace("&amp;", "&"))
    };
    let lines = |page: &str| -> Vec<u32> {
        page.split("line-").skip(1).filter_map(|it| it.split('.').next()?.parse().ok()).collect()
    };
    let mut path = "/admin/audit?act=test".to_owned();
    let mut seen = Vec::new();
    let page = loop {
        let page = town.get(Role::Auditor, &path).await.text();
        seen.extend(lines(&page));
        match link(&page, "next") {
            Some(next) => path = next,
            None => break page,
        }
    };
    assert_eq!(seen, (0..120).rev().collect::<Vec<u32>>(), "every line once, youngest first");
    let back = town.get(Role::Auditor, &link(&page, "prev").unwrap()).await.text();
    assert_eq!(lines(&back), (20..70).rev().collect::<Vec<u32>>(), "the page that stood before");
    let first = town.get(Role::Auditor, &link(&back, "prev").unwrap()).await.text();
    assert_eq!((lines(&first), link(&first, "prev")), ((70..120).rev().collect(), None), "the youngest page is full");
    let even = town.get(Role::Auditor, "/admin/audit?act=test.e").await.text();
    assert_eq!(lines(&even).len(), 50);
    assert_eq!(lines(&town.get(Role::Auditor, "/admin/audit?act=test%25").await.text()), Vec::<u32>::new());
    let odd = town.get(Role::Auditor, "/admin/audit?act=test_").await.text();
    assert!(lines(&odd).iter().all(|it| it % 2 == 1), "a sign is itself and no wildcard");
}

//! 管理: units, accounts, audit.

use crate::town::{PASSWORD, Town, urlencoded};
use axum::http::{Method, StatusCode};
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
        town.send(request.body(axum::body::Body::empty()).unwrap())
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
async fn the_audit_tells_who_did_what() {
    let town = Town::open().await;
    town.plan(crate::plans::TEXT).await;
    town.get(Role::Supervisor, "/files/1").await;
    let page = town.get(Role::Auditor, "/admin/audit?act=file").await.text();
    assert!(page.contains("file.read") && page.contains("supervisor"), "{page}");
    let other = town.get(Role::Auditor, "/admin/audit?who=leader").await.text();
    assert!(!other.contains("file.read"));
}

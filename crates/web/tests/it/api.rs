//! 接口: versions, keys, problems, documents.

use crate::{
    plans::TEXT,
    town::{Answer, Town, WATER},
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docket::Role;
use serde_json::{Value, json};

const OFFICE: Role = Role::LeadOffice;

/// A ledger of the sample plan, assigned; the item of the power company.
async fn ledger(town: &Town) -> i64 {
    let id = town.plan(TEXT).await;
    let entries = town.read(OFFICE, &format!("/api/v1/plans/{id}")).await.json()["content"]["plan"]["entries"].clone();
    for entry in entries.as_array().unwrap() {
        let fix = json!({ "entry": entry["no"], "due": "2026-12", "parties": { "lead": 1 } });
        assert_eq!(town.act(OFFICE, &format!("/api/v1/plans/{id}/fix"), fix).await.status, StatusCode::OK);
    }
    let adopt = json!({ "number": "3号", "issuer": "区政府办", "dated": "2026-11-20", "assign": true });
    let adopted = town.act(OFFICE, &format!("/api/v1/plans/{id}/adopt"), adopt).await;
    assert_eq!(adopted.status, StatusCode::OK, "{}", adopted.text());
    adopted.json()["items"][0].as_i64().unwrap()
}

#[tokio::test]
async fn an_item_lives_by_acts_of_the_api() {
    let town = Town::open().await;
    let item = ledger(&town).await;
    let path = format!("/api/v1/items/{item}");
    let one = town.read(Role::Liaison, &path).await;
    assert_eq!(one.header("etag"), format!("\"{}\"", one.json()["version"]));
    assert_eq!((one.json()["state"].as_str(), one.json()["kind"].as_str()), (Some("assigned"), Some("item")));
    let accepted = town.act(Role::Liaison, &format!("{path}/accept"), json!({})).await;
    assert_eq!(accepted.json()["state"], "accepted", "{}", accepted.text());
    let report = json!({ "period": "2026-11", "done": "已精简到2项" });
    let told = town.act(Role::Liaison, &format!("{path}/report"), report).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let events = town.read(OFFICE, &path).await.json()["events"].clone();
    assert!(events.to_string().contains("已精简到2项"));
}

#[tokio::test]
async fn an_act_on_what_has_changed_meanwhile_is_not_done() {
    let town = Town::open().await;
    let item = ledger(&town).await;
    let path = format!("/api/v1/items/{item}");
    let version = town.read(OFFICE, &path).await.header("etag").to_owned();
    let urge = |version: String| {
        let request = Town::program(Method::POST, Some(OFFICE), &format!("{path}/urge")).header("if-match", version);
        town.send(request.body(Body::from(json!({ "text": "请抓紧" }).to_string())).unwrap())
    };
    assert_eq!(urge(version.clone()).await.status, StatusCode::OK);
    let late = urge(version.clone()).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    assert_ne!(late.header("etag"), version);
    assert_eq!(urge(late.header("etag").to_owned()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_act_sent_twice_with_one_key_is_done_once() {
    let town = Town::open().await;
    let item = ledger(&town).await;
    let path = format!("/api/v1/items/{item}");
    let before = town.read(OFFICE, &path).await.json()["version"].as_u64().unwrap();
    for _ in 0..3 {
        let request = Town::program(Method::POST, Some(OFFICE), &format!("{path}/urge"));
        let request =
            request.header("idempotency-key", "key-1").body(Body::from(json!({ "text": "请抓紧" }).to_string()));
        assert_eq!(town.send(request.unwrap()).await.status, StatusCode::OK);
    }
    assert_eq!(town.read(OFFICE, &path).await.json()["version"].as_u64().unwrap(), before + 1);
}

/// Sends `body` to `path` under this key.
async fn keyed(town: &Town, path: &str, key: &str, body: &str) -> Answer {
    let request = Town::program(Method::POST, Some(OFFICE), path).header("idempotency-key", key);
    town.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

#[tokio::test]
async fn every_kind_of_act_is_done_once_by_its_key_and_a_key_is_not_used_for_another() {
    let town = Town::open().await;
    let item = ledger(&town).await;
    let problem = town.read(OFFICE, "/api/v1/problems").await.json()["rows"][0]["id"].as_i64().unwrap();
    let draft = town.plan(&TEXT.replace("电力", "用水")).await;
    let entry =
        town.read(OFFICE, &format!("/api/v1/plans/{draft}")).await.json()["content"]["plan"]["entries"][0]["no"]
            .as_u64()
            .unwrap();
    let open = |title: &str| {
        json!({ "title": title, "source": "企业座谈会", "indicator": "获得电力", "due": "2026-12", "parties": { "lead": 1 } })
            .to_string()
    };
    let acts = [
        (format!("/api/v1/items/{item}/urge"), json!({ "text": "请抓紧" }).to_string()),
        (format!("/api/v1/problems/{problem}/discard"), json!({ "reason": "重复" }).to_string()),
        (format!("/api/v1/plans/{draft}/fix"), json!({ "entry": entry, "due": "2026-12" }).to_string()),
        ("/api/v1/items".to_owned(), open("压减办电材料")),
        ("/api/v1/plans?name=again.txt".to_owned(), TEXT.to_owned()),
    ];
    for (path, body) in &acts {
        let first = keyed(&town, path, path, body).await;
        assert_eq!(first.status, StatusCode::OK, "{path} {}", first.text());
        let events = town.office.store().log_since(0, 10_000).await.unwrap().len();
        let again = keyed(&town, path, path, body).await;
        assert_eq!((again.status, again.json()), (StatusCode::OK, first.json()), "{path}");
        assert_eq!(town.office.store().log_since(0, 10_000).await.unwrap().len(), events, "{path} is done once");
        let reused = keyed(&town, path, path, &format!("{body} ")).await;
        assert_eq!(reused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {}", reused.text());
        assert_eq!(reused.json()["code"], "idempotency.reused", "{path}");
    }
    let elsewhere = keyed(&town, &acts[3].0, &acts[0].0, &open("另一项")).await;
    assert_eq!(elsewhere.json()["code"], "idempotency.reused");
    let endless = keyed(&town, &acts[0].0, &"k".repeat(201), &acts[0].1).await;
    assert_eq!(
        (endless.status, &endless.json()["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("Idempotency-Key"))
    );
}

#[tokio::test]
async fn a_plan_and_a_problem_keep_their_version_too() {
    let town = Town::open().await;
    ledger(&town).await;
    let problem = town.read(OFFICE, "/api/v1/problems").await.json()["rows"][0]["id"].as_i64().unwrap();
    let draft = town.plan(&TEXT.replace("电力", "用水")).await;
    for path in [format!("/api/v1/problems/{problem}"), format!("/api/v1/plans/{draft}")] {
        let version = town.read(OFFICE, &path).await.json()["version"].as_i64().unwrap();
        let discard = |version: i64| {
            let request = Town::program(Method::POST, Some(OFFICE), &format!("{path}/discard"));
            let request = request.header("if-match", format!("\"{version}\""));
            town.send(request.body(Body::from(json!({ "reason": "重复" }).to_string())).unwrap())
        };
        let early = discard(version + 1).await;
        assert_eq!(early.status, StatusCode::PRECONDITION_FAILED, "{path} {}", early.text());
        assert_eq!(
            (early.json()["code"].as_str(), early.header("etag")),
            (Some("docket.changed"), &*format!("\"{version}\""))
        );
        assert_eq!(discard(version).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn an_item_is_opened_by_a_program_with_everything_that_is_described() {
    let town = Town::open().await;
    let body = json!({
        "title": "压减办电材料", "source": "企业座谈会", "indicator": "获得电力", "text": "不再收取房产证明。",
        "parties": { "lead": 1, "partners": [{ "unit": 2, "part": "共享数据" }] }, "due": "2026-11-01", "assign": true,
    });
    let described = web::openapi::fields(web::openapi::OPEN.1).map(|(name, ..)| name.to_owned());
    let mut sent: Vec<String> = body.as_object().unwrap().keys().cloned().collect();
    let mut described: Vec<String> = described.collect();
    sent.sort();
    described.sort();
    assert_eq!(sent, described);
    let opened = town.act(OFFICE, "/api/v1/items", body.clone()).await;
    assert_eq!((opened.status, &opened.json()["late"]), (StatusCode::OK, &json!(true)), "{}", opened.text());
    let item = town.read(OFFICE, &format!("/api/v1/items/{}", opened.json()["id"])).await.json();
    assert_eq!(
        (item["state"].as_str(), item["content"]["content"]["source"].as_str()),
        (Some("assigned"), Some("企业座谈会"))
    );
    for (missing, code) in [("title", "body"), ("parties", "body"), ("due", "body")] {
        let mut body = body.clone();
        body.as_object_mut().unwrap().remove(missing);
        let refused = town.act(OFFICE, "/api/v1/items", body).await;
        assert_eq!((refused.status, refused.json()["code"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some(code)));
    }
    let mut nobody = body;
    nobody["parties"] = json!({ "lead": 99 });
    assert_eq!(town.act(OFFICE, "/api/v1/items", nobody).await.json()["code"], "unit.unknown");
}

#[tokio::test]
async fn the_lead_office_records_what_a_unit_said() {
    let town = Town::open().await;
    let item = ledger(&town).await;
    let path = format!("/api/v1/items/{item}/accept");
    let own = town.act(OFFICE, &path, json!({})).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "not in its own name");
    let said = json!({ "unit": 1, "said_by": "办公室", "said_at": "2026-11-24 上午", "channel": "phone" });
    let told = town.act(OFFICE, &path, json!({ "on_behalf": said })).await;
    assert_eq!(told.json()["state"], "accepted", "{}", told.text());
}

#[tokio::test]
async fn what_goes_wrong_is_a_problem_with_its_code() {
    let town = Town::open().await;
    let item = ledger(&town).await;
    let is_problem = |answer: &Answer, status: StatusCode, code: &str| {
        assert_eq!(answer.status, status, "{}", answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!(problem["status"], status.as_u16());
        assert!(problem["type"].as_str().unwrap().starts_with("/problems/"));
        assert!(!problem["title"].as_str().unwrap().is_empty() && !problem["detail"].as_str().unwrap().is_empty());
        assert_eq!(problem["code"].as_str().unwrap_or(""), code);
    };
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let items = "/api/v1/items";
    is_problem(
        &town.act(OFFICE, &format!("{items}/{item}/close"), json!({ "opinion": "好" })).await,
        wrong,
        "act.not_now",
    );
    is_problem(&town.act(OFFICE, &format!("{items}/{item}/urge"), json!({})).await, wrong, "body");
    is_problem(
        &town.act(OFFICE, &format!("{items}/{item}/urge"), json!({ "text": "" })).await,
        wrong,
        "act.text_missing",
    );
    let file = json!({ "evidence": [{ "kind": "paper", "title": "通知", "file": "00" }] });
    is_problem(&town.act(Role::Liaison, &format!("{items}/{item}/attach"), file).await, wrong, "file.by_page");
    is_problem(&town.read(OFFICE, &format!("{items}?light=red")).await, wrong, "query.unreadable");
    is_problem(&town.read(OFFICE, &format!("{items}/999999")).await, StatusCode::NOT_FOUND, "");
    is_problem(&town.read(Role::Administrator, items).await, StatusCode::FORBIDDEN, "");
    let unread = town.send(
        Town::program(Method::POST, Some(OFFICE), "/api/v1/plans?name=a.doc")
            .body(Body::from(&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..]))
            .unwrap(),
    );
    is_problem(&unread.await, wrong, "");
}

#[tokio::test]
async fn an_item_of_another_unit_is_not_there() {
    let town = Town::open().await;
    let item = ledger(&town).await;
    let reassign = json!({ "parties": { "lead": WATER.0 }, "reason": "属水务局" });
    let told = town.act(OFFICE, &format!("/api/v1/items/{item}/reassign"), reassign).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    for path in [format!("/api/v1/items/{item}"), format!("/items/{item}")] {
        let answer = if path.starts_with("/api") {
            town.read(Role::Liaison, &path).await
        } else {
            town.get(Role::Liaison, &path).await
        };
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    let accept = town.act(Role::Liaison, &format!("/api/v1/items/{item}/accept"), json!({})).await;
    assert_eq!(accept.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_check_and_the_counts_are_there_for_programs() {
    let town = Town::open().await;
    let request = Town::program(Method::POST, Some(Role::Liaison), "/api/v1/plans:check?name=plan.txt");
    let checked = town.send(request.body(Body::from(TEXT)).unwrap()).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.text());
    assert!(checked.text().contains("精简办电材料") && !checked.text().contains("13800000142"));
    ledger(&town).await;
    let overview = town.read(Role::Leader, "/api/v1/overview").await.json();
    let sum = |list: &Value| -> u64 { list.as_array().unwrap().iter().map(|it| it["count"].as_u64().unwrap()).sum() };
    let items = town.read(Role::Leader, "/api/v1/items").await.json()["count"].as_u64().unwrap();
    assert_eq!(sum(&overview["lights"]), items);
    let by_unit: u64 = overview["units"].as_array().unwrap().iter().map(|it| sum(&it["lights"])).sum();
    assert_eq!(by_unit, items);
    let units = town.read(Role::Auditor, "/api/v1/units").await.json();
    assert_eq!(units["units"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn problems_are_listed_and_acted_on() {
    let town = Town::open().await;
    ledger(&town).await;
    let list = town.read(OFFICE, "/api/v1/problems").await.json();
    let first = list["rows"][0]["id"].as_i64().unwrap();
    let one = town.read(OFFICE, &format!("/api/v1/problems/{first}")).await.json();
    assert_eq!(one["kind"], "problem");
    let discard = town.act(OFFICE, &format!("/api/v1/problems/{first}/discard"), json!({ "reason": "重复" })).await;
    assert_eq!(discard.status, StatusCode::OK, "{}", discard.text());
    assert_eq!(town.read(OFFICE, &format!("/api/v1/problems/{first}")).await.json()["state"], "void");
}

#[tokio::test]
async fn the_description_is_there_for_everybody() {
    let town = Town::open().await;
    let answer = town.send(Town::program(Method::GET, None, "/api/openapi.json").body(Body::empty()).unwrap()).await;
    let document = answer.json();
    assert_eq!(document["openapi"], "3.1.0");
    assert!(document["paths"]["/api/v1/items/{id}/accept"]["post"].is_object());
}

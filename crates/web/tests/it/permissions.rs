//! 权限: every route × every role, against the matrix; every form without its token; one scope wherever one looks.

use crate::town::{POWER, Town, WATER, urlencoded};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docket::{Actor, Role};
use ledger::{
    Due, Parties,
    item::{self, Item, ItemFacts},
};
use office::permission::Leave;
use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
};
use store::Job;
use web::route::{Face, Gate, Route};

/// The table as it was agreed on: a route added, taken away or opened to others shows here.
const GOLDEN: &str = include_str!("routes.txt");

fn line(route: &Route) -> String {
    let gate = match route.gate {
        Gate::Public => "anybody",
        Gate::SignedIn => "signed-in",
        Gate::Act(act) => act,
    };
    let face = if matches!(route.face, Face::Page) { "page" } else { "api" };
    format!("{:4} {:50} {face:4} {gate}", route.method.as_str(), route.path)
}

/// An address of the route at which there is nothing.
fn address(route: &Route) -> String {
    let mut path = route.path.to_string();
    while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
        let name = path[from + 1..to].to_owned();
        let value = match name.as_str() {
            "entry" | "change" => "1",
            "name" | "sheet" => "none",
            _ => "999999",
        };
        path.replace_range(from..=to, value);
    }
    path
}

/// Asks for the route; an act that may only be recorded for a unit is recorded for one.
async fn knock(town: &Town, route: &Route, who: Option<Role>) -> StatusCode {
    let path = address(route);
    let csrf = who.map(|it| format!("csrf-{}", it.name())).unwrap_or_default();
    let request = match (route.face, &route.method) {
        (Face::Page, &Method::POST) => urlencoded(Town::browser(Method::POST, who, &path), &[("csrf", csrf.as_str())]),
        (Face::Page, method) => Town::browser(method.clone(), who, &path).body(Body::empty()).unwrap(),
        (Face::Api(_), method) => {
            let said = r#"{"on_behalf":{"unit":1,"said_by":"办公室","said_at":"上午","channel":"phone"}}"#;
            let recorded = match (route.gate, who) {
                (Gate::Act(act), Some(role)) => town.office.permissions().leave(role, act) == Leave::OnBehalf,
                _ => false,
            };
            let body = if recorded { Body::from(said) } else { Body::empty() };
            Town::program(method.clone(), who, &path).body(body).unwrap()
        }
    };
    town.send(request).await.status
}

#[test]
fn the_table_of_routes_is_the_one_that_was_agreed_on() {
    let mut lines: Vec<String> = web::routes::all().iter().map(line).collect();
    lines.sort();
    let table = lines.join("\n") + "\n";
    assert_eq!(table, GOLDEN, "tests/it/routes.txt is out of date; it should be:\n{table}");
}

#[tokio::test]
async fn every_route_lets_in_whom_the_matrix_lets_in_and_nobody_else() {
    let town = Town::open().await;
    let mut looked = 0;
    for route in web::routes::all() {
        // Signing out ends the session that the others still need.
        if route.path == "/sign-out" {
            continue;
        }
        for role in Role::ALL {
            let status = knock(&town, &route, Some(role)).await;
            let denied = match route.gate {
                Gate::Public | Gate::SignedIn => false,
                Gate::Act(act) => town.office.permissions().leave(role, act) == Leave::Denied,
            };
            let place = format!("{} as {}: {status}", line(&route), role.name());
            assert_eq!(status == StatusCode::FORBIDDEN, denied, "{place}");
            assert_ne!(status, StatusCode::UNAUTHORIZED, "{place}");
            assert!(!status.is_server_error(), "{place}");
            looked += 1;
        }
    }
    assert!(looked > 700, "{looked}");
}

#[tokio::test]
async fn nobody_gets_in_without_signing_in() {
    let town = Town::open().await;
    for route in web::routes::all() {
        let status = knock(&town, &route, None).await;
        match (route.gate, route.face) {
            (Gate::Public, _) => {
                assert!(
                    !matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN),
                    "{}: {status}",
                    line(&route)
                );
            }
            (_, Face::Page) => {
                let request = Town::browser(route.method.clone(), None, &address(&route)).body(Body::empty()).unwrap();
                let answer = town.send(request).await;
                assert!(answer.header("location").starts_with("/sign-in?next=/"), "{}", line(&route));
            }
            (_, Face::Api(_)) => assert_eq!(status, StatusCode::UNAUTHORIZED, "{}", line(&route)),
        }
    }
}

#[tokio::test]
async fn no_form_is_taken_without_the_token_of_its_session() {
    let town = Town::open().await;
    let mut looked = 0;
    for route in web::routes::all() {
        if route.method != Method::POST || !matches!(route.face, Face::Page) {
            continue;
        }
        let may = |role: &Role| match route.gate {
            Gate::Act(act) => town.office.permissions().leave(*role, act) != Leave::Denied,
            _ => true,
        };
        let who = Role::ALL.into_iter().find(may);
        for token in ["", "csrf-of-somebody-else"] {
            let request = urlencoded(Town::browser(Method::POST, who, &address(&route)), &[("csrf", token)]);
            assert_eq!(town.send(request).await.status, StatusCode::FORBIDDEN, "{} {token:?}", line(&route));
            looked += 1;
        }
    }
    assert!(looked > 100, "{looked}");
}

#[tokio::test]
async fn a_form_of_another_site_is_not_taken_even_with_the_token() {
    let town = Town::open().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = axum::http::Request::post("/plans/check")
            .header("cookie", "heluo=session-lead_office")
            .header("host", "heluo.example")
            .header(name, value);
        let request = urlencoded(request, &[("csrf", "csrf-lead_office")]);
        assert_eq!(town.send(request).await.status, StatusCode::FORBIDDEN, "{name}");
    }
}

#[tokio::test]
async fn a_cookie_alone_acts_on_no_route_of_the_api() {
    let town = Town::open().await;
    for route in web::routes::all() {
        if route.method == Method::POST && matches!(route.face, Face::Api(_)) {
            let request = Town::browser(Method::POST, Some(Role::LeadOffice), &address(&route));
            let status = town.send(request.body(Body::empty()).unwrap()).await.status;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{}", line(&route));
        }
    }
}

/// Items under leads that `seed` draws, each with a title of its own.
async fn ledger(town: &Town, seed: u64) -> Vec<String> {
    let mut draw = seed;
    let mut titles = Vec::new();
    for no in 0..16 {
        draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let lead = [Some(POWER), Some(WATER), None][usize::try_from((draw >> 33) % 3).unwrap()];
        let title = format!("任务第{no:02}号");
        titles.push(title.clone());
        let (now, policy) = (town.office.now(), town.office.policy());
        let actor = Actor { account: None, role: Role::LeadOffice, unit: None, on_behalf: None };
        let job = Job::new(now, actor.clone(), vec![], move |desk| {
            let today = office::world::day(now);
            let cx = docket::Context { now, today, calendar: policy.calendar(), actor: &actor, seed: 1 };
            let facts = ItemFacts { rules: policy.rules(today)?, head_approves: false };
            let content = item::Content {
                path: "1-（一）".to_owned(),
                indicator: "获得电力".to_owned(),
                title: title.clone(),
                text: title.clone(),
                remark: String::new(),
                quote: None,
                figures: vec![],
            };
            let parties = Parties { persons: vec![], lead, partners: vec![] };
            let due = Due::Day(jiff::civil::date(2026, 12, 18));
            let open = item::Open { content, parties, due, steps: vec![], milestones: vec![] };
            desk.open::<Item>(item::Act::Open(open), facts, &cx)
        });
        town.office.store().perform(job).await.unwrap().unwrap();
    }
    titles
}

fn told(titles: &[String], text: &str) -> BTreeSet<String> {
    titles.iter().filter(|it| text.contains(it.as_str())).cloned().collect()
}

fn unzipped(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

#[tokio::test]
async fn the_list_the_search_the_exports_and_the_api_show_one_and_the_same() {
    for seed in [1, 20, 300] {
        let town = Town::open().await;
        let titles = ledger(&town, seed).await;
        for role in [Role::LeadOffice, Role::UnitHead, Role::Liaison, Role::Supervisor, Role::Leader, Role::Auditor] {
            let listed = told(&titles, &town.get(role, "/items").await.text());
            let whole = matches!(role, Role::UnitHead | Role::Liaison);
            assert_eq!(listed.len() < titles.len(), whole, "{}", role.name());
            let search = town.get(role, "/search?q=%E4%BB%BB%E5%8A%A1%E7%AC%AC").await.text();
            assert_eq!(told(&titles, &search), listed, "search as {}", role.name());
            for path in ["/items/export.xlsx", "/items/export.docx"] {
                let file = town.get(role, path).await;
                assert_eq!(file.status, StatusCode::OK, "{path}");
                assert_eq!(told(&titles, &unzipped(&file.bytes)), listed, "{path} as {}", role.name());
            }
            let page = town.read(role, "/api/v1/items?limit=200").await.json();
            assert_eq!(told(&titles, &page.to_string()), listed, "api as {}", role.name());
            assert_eq!(page["count"].as_u64().unwrap(), listed.len() as u64);
            let mut followed = BTreeSet::new();
            let mut next = String::from("/api/v1/items?limit=3");
            loop {
                let page = town.read(role, &next).await.json();
                followed.extend(told(&titles, &page.to_string()));
                let Some(after) = page["next"].as_str() else { break };
                next = format!("/api/v1/items?limit=3&after={after}");
            }
            assert_eq!(followed, listed, "pages of the api as {}", role.name());
        }
    }
}

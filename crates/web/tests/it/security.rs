//! 安全: headers, cookies, limits, names of files, tries of a password.

use crate::{
    plans::TEXT,
    town::{PASSWORD, Town, urlencoded},
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docket::Role;
use jiff::SignedDuration;
use web::{
    Manner,
    route::{Face, Gate},
};

/// Every page that can be read as this role, with its HTML.
async fn pages(town: &Town, role: Role, id: i64) -> Vec<(String, crate::town::Answer)> {
    let mut seen = Vec::new();
    for route in web::routes::all() {
        if route.method == Method::GET && matches!(route.face, Face::Page) && !route.path.contains("{name}") {
            let path = route.path.replace("{id}", &id.to_string()).replace("{sheet}", "none");
            let answer = town.get(role, &path).await;
            seen.push((path, answer));
        }
    }
    seen
}

#[tokio::test]
async fn no_page_has_a_script_or_a_style_of_its_own_and_each_has_the_policy() {
    let town = Town::open().await;
    let plan = town.plan(TEXT).await;
    let mut html = 0;
    for role in [Role::LeadOffice, Role::Administrator] {
        for (path, answer) in pages(&town, role, plan).await {
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
            if !answer.header("content-type").starts_with("text/html") {
                continue;
            }
            html += 1;
            let text = answer.text();
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            assert!(!text.contains("<style") && !text.contains(" style="), "{path}");
            assert!(!text.contains("javascript:"), "{path}");
            for script in text.split("<script").skip(1) {
                assert!(script.trim_start().starts_with("src=\"/assets/"), "{path}");
            }
            for name in [" onclick=", " onload=", " onerror=", " onsubmit=", " onchange="] {
                assert!(!text.contains(name), "{path} {name}");
            }
        }
    }
    assert!(html > 25, "{html}");
}

#[tokio::test]
async fn a_cookie_is_out_of_reach_of_scripts_and_secure_under_https() {
    for https in [false, true] {
        let town = Town::open_with(Manner { https, ..Manner::default() }).await;
        let fields = [("login", "leader"), ("password", PASSWORD), ("next", "/overview")];
        let answer = town.send(urlencoded(Town::browser(Method::POST, None, "/sign-in"), &fields)).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/overview"));
        let cookie = answer.header("set-cookie").to_owned();
        assert!(cookie.starts_with("heluo=") && cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
        assert_eq!(cookie.ends_with("; Secure"), https, "{cookie}");
        assert_eq!(answer.header("strict-transport-security").is_empty(), !https);
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let request = axum::http::Request::get("/overview").header("cookie", cookie).body(Body::empty()).unwrap();
        assert_eq!(town.send(request).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn an_asset_may_be_kept_for_ever() {
    let town = Town::open().await;
    let page = town.get(Role::LeadOffice, "/plans").await.text();
    let url = page.split("href=\"").find(|it| it.starts_with("/assets/style-")).unwrap().split('"').next().unwrap();
    let request = Town::browser(Method::GET, None, url).body(Body::empty()).unwrap();
    let answer = town.send(request).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("cache-control").contains("immutable"));
    let gone = Town::browser(Method::GET, None, "/assets/style.css").body(Body::empty()).unwrap();
    assert_eq!(town.send(gone).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_upload_over_the_limit_is_refused_before_it_is_read_and_told_the_limit() {
    let town = Town::open_with(Manner { upload: 1 << 20, ..Manner::default() }).await;
    // What is said of the length decides: the bodies of these requests are empty.
    for path in ["/plans", "/plans/check"] {
        let request = Town::browser(Method::POST, Some(Role::LeadOffice), path)
            .header("content-type", "multipart/form-data; boundary=edge")
            .header("content-length", (2 << 20).to_string());
        let answer = town.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert!(answer.text().contains("1 MB"), "{}", answer.text());
    }
    for path in ["/api/v1/plans?name=a.txt", "/api/v1/plans:check?name=a.txt"] {
        let request = Town::program(Method::POST, Some(Role::LeadOffice), path);
        let request = request.header("content-length", (2 << 20).to_string()).body(Body::empty()).unwrap();
        let answer = town.send(request).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    // Who does not say how long it is, is stopped on the way.
    let large = vec![b'x'; 3 << 20];
    assert_eq!(
        town.upload(Role::LeadOffice, "/plans/check", &[], "a.txt", &large).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

#[tokio::test]
async fn a_hostile_name_of_a_file_is_only_ever_a_name() {
    let town = Town::open().await;
    for name in ["../../../etc/passwd", "<script>alert(1)</script>.txt", "..\\..\\方案.txt", "方案;rm -rf.txt"] {
        let answer = town.upload(Role::LeadOffice, "/plans", &[], name, TEXT.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}: {}", answer.text());
        let page = town.get(Role::LeadOffice, answer.header("location")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text().contains("<script>alert"), "{name}");
    }
    for id in 1..=4 {
        let file = town.get(Role::LeadOffice, &format!("/files/{id}")).await;
        assert_eq!(file.bytes, TEXT.as_bytes());
        let place = file.header("content-disposition");
        assert!(place.starts_with("attachment; filename*=UTF-8''"), "{place}");
        let name = place.split("''").nth(1).unwrap();
        assert!(!name.contains(['/', '\\', '"', '<', ';', ' ']), "{name}");
    }
}

#[tokio::test]
async fn a_file_is_only_for_who_reads_its_docket() {
    let town = Town::open().await;
    town.plan(TEXT).await;
    assert_eq!(town.get(Role::Supervisor, "/files/1").await.status, StatusCode::OK);
    assert_eq!(town.get(Role::Liaison, "/files/1").await.status, StatusCode::NOT_FOUND);
    assert_eq!(town.get(Role::Administrator, "/files/1").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn wrong_passwords_have_to_wait_and_the_right_one_too() {
    let town = Town::open().await;
    let attempt = |password: &'static str| {
        let fields = [("login", "leader"), ("password", password)];
        town.send(urlencoded(Town::browser(Method::POST, None, "/sign-in"), &fields))
    };
    let mut last = attempt("wrong").await;
    assert_eq!(last.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(last.text().contains("value=\"leader\""), "what was typed stays");
    while last.status == StatusCode::UNPROCESSABLE_ENTITY {
        last = attempt("wrong").await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: i64 = last.header("retry-after").parse().unwrap();
    assert!((1..=900).contains(&seconds));
    assert!(last.text().contains(&format!("{seconds} 秒")), "the page says how long");
    assert_eq!(attempt(PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
    town.pass(SignedDuration::from_secs(seconds));
    assert_eq!(attempt(PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_are_answered_alike() {
    let town = Town::open().await;
    let mut told = Vec::new();
    for login in ["leader", "nobody-at-all"] {
        let fields = [("login", login), ("password", "wrong")];
        let answer = town.send(urlencoded(Town::browser(Method::POST, None, "/sign-in"), &fields)).await;
        told.push((answer.status, answer.text().replace(login, "…")));
    }
    assert_eq!(told.first(), told.last());
}

#[tokio::test]
async fn a_password_is_changed_by_its_owner_and_every_session_ends() {
    let town = Town::open().await;
    let town = &town;
    let change = |old: &'static str, new: &'static str, again: &'static str| async move {
        let fields = [("password", old), ("new_password", new), ("repeat_password", again)];
        town.form(Role::Leader, "/password", &fields).await
    };
    for (old, new, again) in [
        ("wrong", "another-long-one", "another-long-one"),
        (PASSWORD, "short", "short"),
        (PASSWORD, PASSWORD, PASSWORD),
        (PASSWORD, "another-long-one", "another-long-two"),
    ] {
        let answer = change(old, new, again).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{old} {new}");
        assert!(!answer.text().contains("another-long"), "a password is never put back");
    }
    let answer = change(PASSWORD, "another-long-one", "another-long-one").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/sign-in?done=password"));
    assert!(town.get(Role::Leader, "/overview").await.header("location").starts_with("/sign-in"));
}

#[tokio::test]
async fn the_machine_is_asked_whether_it_lives() {
    let town = Town::open().await;
    for (path, says) in [("/healthz", "ok"), ("/readyz", "ready"), ("/robots.txt", "User-agent: * Disallow: /")] {
        let answer = town.send(Town::browser(Method::GET, None, path).body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.text().as_str()), (StatusCode::OK, says));
    }
    assert!(web::routes::all().iter().filter(|it| it.gate == Gate::Public).count() < 18);
}

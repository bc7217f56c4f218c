//! A district with somebody of every role, called as browsers and programs call it, with every header in reach.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header, request::Builder},
};
use docket::{Actor, Role};
use jiff::{SignedDuration, Timestamp};
use office::{
    Office, Place, World,
    world::{Chance, Clock},
};
use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};
use store::{Account, ApiToken, Job, Session, Unit};
use tower::ServiceExt;
use vocab::UnitId;
use web::{Manner, Site};

/// The password of everybody.
pub const PASSWORD: &str = "a-long-password";

struct Hand(AtomicI64);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.fetch_add(1, Ordering::Relaxed)).unwrap()
    }
}

struct Dice(AtomicU64);

impl Chance for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let next = self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            *byte = (next >> 56) as u8;
        }
    }
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or("")
    }
}

pub struct Town {
    pub office: Office,
    pub app: Router,
    hand: Arc<Hand>,
    _folder: tempfile::TempDir,
}

/// The unit of the liaison and the head.
pub const POWER: UnitId = UnitId(1);
pub const WATER: UnitId = UnitId(2);

impl Town {
    pub async fn open() -> Self {
        Self::open_with(Manner::default()).await
    }

    pub async fn open_with(manner: Manner) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let noon: Timestamp = "2026-11-24T12:00:00+08:00".parse().unwrap();
        let hand = Arc::new(Hand(AtomicI64::new(noon.as_microsecond())));
        let world = World { clock: hand.clone(), chance: Arc::new(Dice(AtomicU64::new(1))), program: "none".into() };
        let office = Office::open(&Place::Folder(folder.path().to_owned()), world).await.unwrap();
        let secret = office::password::hash(PASSWORD, &[7; 16]).unwrap();
        let job = Job::new(noon, Actor::system(), vec![], move |desk| {
            for (name, alias) in [("区供电公司", "供电公司"), ("区水务局", "水务局")] {
                let id = desk.new_unit();
                let (name, short, aliases) = (name.to_owned(), name.to_owned(), vec![alias.to_owned()]);
                desk.put(Unit { id, name, short, aliases, region: None, active: true, head_approves: false });
            }
            for role in Role::ALL {
                let id = desk.new_account();
                let login = role.name().replace('_', "-");
                desk.put(Account {
                    id,
                    login: login.clone(),
                    name: format!("{login}某"),
                    role,
                    unit: matches!(role, Role::UnitHead | Role::Liaison).then_some(POWER),
                    person: None,
                    secret: secret.clone(),
                    active: true,
                    must_change: false,
                    created_at: noon,
                });
                let end = noon.checked_add(SignedDuration::from_hours(24)).unwrap();
                desk.put(Session {
                    hash: office::session::hash(&format!("session-{}", role.name())),
                    account: id,
                    csrf: format!("csrf-{}", role.name()),
                    created_at: noon,
                    seen_at: noon,
                    expires_at: end,
                });
                desk.put(ApiToken {
                    hash: office::session::hash(&format!("token-{}", role.name())),
                    account: id,
                    label: "test".to_owned(),
                    created_at: noon,
                    expires_at: Some(end),
                    revoked_at: None,
                });
            }
            Ok(())
        });
        office.store().perform(job).await.unwrap().unwrap();
        let site = Arc::new(Site { office: office.clone(), manner });
        Self { app: web::app(&site), office, hand, _folder: folder }
    }

    pub fn pass(&self, time: SignedDuration) {
        self.hand.0.fetch_add(i64::try_from(time.as_micros()).unwrap(), Ordering::Relaxed);
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.app.clone().oneshot(request).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        Answer { status, headers, bytes: to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec() }
    }

    /// A request of a browser; of nobody for `None`.
    pub fn browser(method: Method, who: Option<Role>, path: &str) -> Builder {
        let request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        match who {
            Some(role) => request.header(header::COOKIE, format!("heluo=session-{}; lang=zh", role.name())),
            None => request.header(header::COOKIE, "lang=zh"),
        }
    }

    /// A request of a program.
    pub fn program(method: Method, who: Option<Role>, path: &str) -> Builder {
        let request = Request::builder().method(method).uri(path).header(header::COOKIE, "lang=zh");
        match who {
            Some(role) => request.header(header::AUTHORIZATION, format!("Bearer token-{}", role.name())),
            None => request,
        }
    }

    pub async fn get(&self, who: Role, path: &str) -> Answer {
        self.send(Self::browser(Method::GET, Some(who), path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form; the session's token goes along.
    pub async fn form(&self, who: Role, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = format!("csrf-{}", who.name());
        let all: Vec<(&str, &str)> = std::iter::once(("csrf", csrf.as_str())).chain(fields.iter().copied()).collect();
        self.send(urlencoded(Self::browser(Method::POST, Some(who), path), &all)).await
    }

    /// Sends a form with one file.
    pub async fn upload(&self, who: Role, path: &str, fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> Answer {
        let csrf = format!("csrf-{}", who.name());
        let mut body = Vec::new();
        for (field, value) in [("csrf", csrf.as_str())].iter().chain(fields) {
            body.extend(
                format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        let place = format!("form-data; name=\"file\"; filename=\"{name}\"");
        body.extend(format!("--edge\r\nContent-Disposition: {place}\r\n\r\n").bytes());
        body.extend(bytes);
        body.extend(b"\r\n--edge--\r\n");
        let request = Self::browser(Method::POST, Some(who), path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    pub async fn read(&self, who: Role, path: &str) -> Answer {
        self.send(Self::program(Method::GET, Some(who), path).body(Body::empty()).unwrap()).await
    }

    pub async fn act(&self, who: Role, path: &str, body: serde_json::Value) -> Answer {
        let request = Self::program(Method::POST, Some(who), path);
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Imports the plan as the lead office does, and gives its number.
    pub async fn plan(&self, text: &str) -> i64 {
        let request = Self::program(Method::POST, Some(Role::LeadOffice), "/api/v1/plans?name=plan.txt");
        let answer = self.send(request.body(Body::from(text.to_owned())).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.json()["id"].as_i64().unwrap()
    }
}

pub fn urlencoded(request: Builder, fields: &[(&str, &str)]) -> Request<Body> {
    let body = serde_urlencoded::to_string(fields).unwrap();
    request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body)).unwrap()
}

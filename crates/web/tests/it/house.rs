//! A district on a temporary folder, with people who are signed in and send forms as a browser does.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use docket::{Actor, Role};
use jiff::{SignedDuration, Timestamp, civil::Date};
use ledger::{
    Due, Parties, Partner,
    item::{self, Item, ItemFacts},
    problem::{self, Problem, ProblemFacts},
};
use office::{
    Office, Place, World, links,
    world::{Chance, Clock, dawn},
};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering},
};
use store::{Account, Desk, Job, Session, Unit};
use tower::ServiceExt;
use vocab::{AccountId, DocketId, UnitId};
use web::{Manner, Site};

/// The first day of every test, a Monday.
pub const FIRST: Date = jiff::civil::date(2026, 3, 2);
/// 区发展局 leads.
pub const LEAD: UnitId = UnitId(1);
/// 区税务局 helps.
pub const PARTNER: UnitId = UnitId(2);
/// 区气象局 has nothing to do with it.
pub const OTHER: UnitId = UnitId(3);

struct Hands(Mutex<Timestamp>);

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
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

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Person {
    cookie: String,
    pub csrf: String,
}

impl Person {
    /// Chooses the language of the pages.
    pub fn speaks(&mut self, lang: &str) {
        self.cookie = self.cookie.replace("lang=zh", &format!("lang={lang}"));
    }
}

/// What came back.
pub struct Seen {
    pub status: StatusCode,
    pub location: String,
    pub bytes: Vec<u8>,
}

impl Seen {
    /// The text with every run of blanks and line ends as one blank, so that no test depends on how a template is laid out.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Asserts that the act was done and led back to a page with a message.
    pub fn done(&self, path: &str) {
        assert_eq!((self.status, self.location.as_str()), (StatusCode::SEE_OTHER, path), "{}", self.told());
    }

    /// Asserts that the form came back, and that the page says this.
    pub fn back(&self, says: &str) {
        assert_eq!(self.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", self.told());
        assert!(self.text().contains(says), "{says} not in {}", self.told());
    }

    /// What the summary of faults says, for messages of tests.
    fn told(&self) -> String {
        let text = self.text();
        let from = text.find("role=\"alert\"").or_else(|| text.find("<main")).unwrap_or(0);
        text.get(from..).unwrap_or_default().chars().take(1_500).collect()
    }
}

pub struct House {
    pub office: Office,
    hands: Arc<Hands>,
    app: Router,
    pub chief: Person,
    pub second: Person,
    pub liaison: Person,
    pub partner: Person,
    pub stranger: Person,
    pub supervisor: Person,
    _folder: tempfile::TempDir,
}

impl House {
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let morning = dawn(FIRST).checked_add(SignedDuration::from_hours(9)).unwrap();
        let hands = Arc::new(Hands(Mutex::new(morning)));
        let world = World { clock: hands.clone(), chance: Arc::new(Dice(AtomicU64::new(1))), program: "none".into() };
        let office = Office::open(&Place::Folder(folder.path().to_owned()), world).await.unwrap();
        let people = [
            ("chief", Role::LeadOffice, None),
            ("second", Role::LeadOffice, None),
            ("liaison", Role::Liaison, Some(LEAD)),
            ("partner", Role::Liaison, Some(PARTNER)),
            ("stranger", Role::Liaison, Some(OTHER)),
            ("supervisor", Role::Supervisor, None),
        ];
        let job = Job::new(morning, Actor::system(), vec![], move |desk| {
            for name in ["区发展局", "区税务局", "区气象局"] {
                let id = desk.new_unit();
                let aliases = vec![];
                let (name, short) = (name.to_owned(), name.to_owned());
                desk.put(Unit { id, name, short, aliases, region: None, active: true, head_approves: false });
            }
            for (login, role, unit) in people {
                let id = desk.new_account();
                enter(desk, id, login, role, unit, morning);
            }
            Ok(())
        });
        office.store().perform(job).await.unwrap().unwrap();
        let site = Arc::new(Site { office: office.clone(), manner: Manner::default() });
        let person =
            |login: &str| Person { cookie: format!("heluo=secret-{login}; lang=zh"), csrf: format!("csrf-{login}") };
        Self {
            app: web::app(&site),
            office,
            hands,
            chief: person("chief"),
            second: person("second"),
            liaison: person("liaison"),
            partner: person("partner"),
            stranger: person("stranger"),
            supervisor: person("supervisor"),
            _folder: folder,
        }
    }

    /// Lets time pass until nine in the morning of that day. Sessions are kept alive.
    pub fn turn_to(&self, day: Date) {
        *self.hands.0.lock().unwrap() = dawn(day).checked_add(SignedDuration::from_hours(9)).unwrap();
    }

    async fn call(&self, request: Request<Body>) -> Seen {
        let answer = self.app.clone().oneshot(request).await.unwrap();
        let header = |name| answer.headers().get(name).map(|it| it.to_str().unwrap().to_owned()).unwrap_or_default();
        let location = header(header::LOCATION);
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap().to_vec();
        Seen { status, location, bytes }
    }

    pub async fn get(&self, who: &Person, path: &str) -> Seen {
        let request = Request::get(path).header(header::COOKIE, &who.cookie).body(Body::empty()).unwrap();
        self.call(request).await
    }

    /// A page that must be there.
    pub async fn page(&self, who: &Person, path: &str) -> String {
        let seen = self.get(who, path).await;
        assert_eq!(seen.status, StatusCode::OK, "{path} {}", seen.told());
        seen.text()
    }

    pub async fn post(&self, who: &Person, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.post_with(who, path, fields, &[]).await
    }

    /// Sends a form with files: name of the field, name of the file, bytes.
    pub async fn post_with(
        &self,
        who: &Person,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Seen {
        let mut body: Vec<u8> = Vec::new();
        let all = [("csrf", who.csrf.as_str())];
        for (name, value) in all.iter().chain(fields) {
            let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(head.as_bytes());
        }
        for (name, file, bytes) in files {
            let place = format!("form-data; name=\"{name}\"; filename=\"{file}\"");
            body.extend(format!("--edge\r\nContent-Disposition: {place}\r\n\r\n").as_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--edge--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, &who.cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .unwrap();
        self.call(request).await
    }

    /// An item that the lead unit leads and the partner helps with, assigned.
    pub async fn item(&self, title: &str, due: Due) -> DocketId {
        self.item_of(title, due, LEAD, "获得电力").await
    }

    pub async fn item_of(&self, title: &str, due: Due, lead: UnitId, indicator: &str) -> DocketId {
        let (title, indicator) = (title.to_owned(), indicator.to_owned());
        self.by_chief(move |desk, cx, rules| {
            let facts = ItemFacts { rules, head_approves: false };
            let figure = ledger::Figure {
                text: "办电材料不超过 3 项".to_owned(),
                subject: "办电材料".to_owned(),
                condition: String::new(),
                comparator: vocab::Comparator::AtLeast,
                value: ledger::Quantity::from_millionths(300_000_000),
                unit: "户".to_owned(),
                firm: true,
                counted: true,
            };
            let content = item::Content {
                path: "3-（一）-2".to_owned(),
                indicator: indicator.clone(),
                title: title.clone(),
                text: format!("{title}，联系电话 13800000142。"),
                remark: String::new(),
                quote: None,
                source: String::new(),
                figures: vec![figure],
            };
            let partners = if lead == LEAD { vec![Partner { unit: PARTNER, part: String::new() }] } else { vec![] };
            let parties = Parties { persons: vec![], lead: Some(lead), partners };
            let open = item::Open { content, parties, due, steps: vec![], milestones: vec![] };
            let id = desk.open::<Item>(item::Act::Open(open), facts, cx)?;
            let assign = item::Assign { number: String::new(), note: String::new() };
            desk.act::<Item>(id, item::Act::Assign(assign), facts, cx)?;
            Ok(id)
        })
        .await
    }

    /// A problem that these items answer.
    pub async fn problem(&self, text: &str, items: &[DocketId]) -> DocketId {
        let (text, items) = (text.to_owned(), items.to_vec());
        self.by_chief(move |desk, cx, rules| {
            let facts = ProblemFacts { rules, items: &[] };
            let open = problem::Open {
                indicator: "获得电力".to_owned(),
                label: "一是".to_owned(),
                text: text.clone(),
                plan: None,
                number: None,
                lines: None,
                owner: Some(LEAD),
            };
            let id = desk.open::<Problem>(problem::Act::Open(open), facts, cx)?;
            let stages: Vec<_> = items.iter().map(|it| (*it, item::Stage::Assigned)).collect();
            for item in &items {
                let facts = ProblemFacts { rules, items: &stages };
                let link = problem::Link { item: *item, lead: Some(LEAD) };
                desk.act::<Problem>(id, problem::Act::Link(link), facts, cx)?;
                desk.link(*item, links::ANSWERS, id);
            }
            Ok(id)
        })
        .await
    }

    async fn by_chief(
        &self,
        run: impl Fn(&mut Desk<'_>, &docket::Context<'_>, &ledger::Rules) -> Result<DocketId, docket::Refusal>
        + Send
        + 'static,
    ) -> DocketId {
        let (now, policy) = (self.office.now(), self.office.policy());
        let actor = Actor { account: Some(AccountId(1)), role: Role::LeadOffice, unit: None, on_behalf: None };
        let job = Job::new(now, actor.clone(), vec![], move |desk| {
            let today = office::world::day(now);
            let cx = docket::Context { now, today, calendar: policy.calendar(), actor: &actor, seed: 1 };
            run(desk, &cx, policy.rules(today)?)
        });
        self.office.store().perform(job).await.unwrap().unwrap()
    }
}

/// An account that is signed in for a year to come.
fn enter(desk: &mut Desk<'_>, id: AccountId, login: &str, role: Role, unit: Option<UnitId>, at: Timestamp) {
    desk.put(Account {
        id,
        login: login.to_owned(),
        name: format!("{login}某"),
        role,
        unit,
        person: None,
        secret: String::new(),
        active: true,
        must_change: false,
        created_at: at,
    });
    let year = at.checked_add(SignedDuration::from_hours(24 * 366)).unwrap();
    desk.put(Session {
        hash: office::session::hash(&format!("secret-{login}")),
        account: id,
        csrf: format!("csrf-{login}"),
        created_at: at,
        // Used in the future: a test that turns the clock on does not have to sign in again.
        seen_at: year,
        expires_at: year,
    });
}

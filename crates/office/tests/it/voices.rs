//! 企业诉求 on both engines: numbers without gaps, the clock, what the raiser may and may not do.

use crate::world::{Stopped, world};
use docket::{Actor, Role, Scope};
use ledger::voice::{self, Act, Ending, Voice, VoiceStage};
use office::{
    Failure, Office, Place,
    caller::{Caller, at_shell},
    count_voices::count_voices,
    premise::Premise,
    raise_voice::{RaiseVoice, Receipt, raise_voice},
    react_to_voice::{ReactToVoice, react_to_voice},
    register::{ActOn, act_on},
    run_timers::run_timers,
    track_voice::{Key, track_voice},
};
use std::sync::Arc;
use store::{Account, Job, Unit};
use tempfile::TempDir;
use vocab::UnitId;

struct District {
    office: Office,
    clock: Arc<Stopped>,
    chief: Caller,
    liaison: Caller,
    _folder: TempDir,
}

async fn district(postgres: bool) -> District {
    let folder = tempfile::tempdir().unwrap();
    let place = if postgres {
        let url = testkit::postgres::Cluster::shared().unwrap().database().unwrap();
        Place::Url { url, files: folder.path().join("files") }
    } else {
        Place::Folder(folder.path().to_owned())
    };
    let clock = Stopped::on("2026-03-02");
    let office = Office::open(&place, world(Arc::clone(&clock))).await.unwrap();
    let job = Job::new(office.now(), Actor::system(), vec![], |desk| {
        let unit = desk.new_unit();
        let (name, short) = ("区住建局".to_owned(), "区住建局".to_owned());
        desk.put(Unit { id: unit, name, short, aliases: vec![], region: None, active: true, head_approves: false });
        for (login, role, unit) in [("chief", Role::LeadOffice, None), ("liaison", Role::Liaison, Some(unit))] {
            let (id, created_at) = (desk.new_account(), desk.at());
            desk.put(Account {
                id,
                login: login.to_owned(),
                name: login.to_owned(),
                role,
                unit,
                person: None,
                secret: String::new(),
                active: true,
                must_change: false,
                created_at,
            });
        }
        Ok(())
    });
    office.store().perform(job).await.unwrap().unwrap();
    let chief = at_shell(&office, Some("chief")).await.unwrap();
    let liaison = at_shell(&office, Some("liaison")).await.unwrap();
    District { office, clock, chief, liaison, _folder: folder }
}

impl District {
    async fn raise(&self, from: &str) -> Receipt {
        let request = RaiseVoice {
            matter: "fees".into(),
            text: "审图时被要求另交费用。".into(),
            enterprise: "洛书精密机械厂".into(),
            phone: "0379-65550142".into(),
            from: from.into(),
            ..RaiseVoice::default()
        };
        raise_voice(&self.office, request).await.unwrap()
    }

    async fn act(&self, who: &Caller, receipt: &Receipt, act: Act) {
        let premise = Premise::default();
        let request = ActOn::<Voice> { docket: Some(receipt.id), act, on_behalf: None, files: vec![], premise };
        act_on(&self.office, who, request).await.unwrap();
    }

    async fn told(&self, receipt: &Receipt) {
        self.act(&self.chief, receipt, Act::Assign(voice::Assign { unit: UnitId(1), note: String::new() })).await;
        self.act(&self.liaison, receipt, Act::Accept(voice::Accept {})).await;
        let (text, basis) = ("已退还。".to_owned(), String::new());
        let answer = voice::Answer { outcome: voice::Outcome::Resolved, text, basis, evidence: vec![] };
        self.act(&self.liaison, receipt, Act::Answer(answer)).await;
        self.act(&self.chief, receipt, Act::Tell(voice::Tell { note: String::new() })).await;
    }

    async fn state(&self, receipt: &Receipt) -> Voice {
        self.office.store().get::<Voice>(&Scope::all(), receipt.id).await.unwrap().unwrap()
    }
}

fn key(receipt: &Receipt) -> Key {
    Key { number: receipt.number.clone(), code: receipt.code.clone(), from: "10.0.0.9".into() }
}

async fn numbers_are_given_out_in_turn_and_the_code_is_kept_nowhere(postgres: bool) {
    let district = district(postgres).await;
    let (a, b, c) = tokio::join!(district.raise("a"), district.raise("b"), district.raise("c"));
    let mut numbers = [&a.number, &b.number, &c.number];
    numbers.sort();
    assert_eq!(numbers, ["SQ2026-0001", "SQ2026-0002", "SQ2026-0003"]);
    assert!(a.code != b.code && b.code != c.code);
    let events = district.office.store().events(a.id).await.unwrap();
    let body = &events[0].body;
    assert!(!body.contains(&a.code) && !body.contains(&a.code.replace('-', "")), "{body}");
    assert!(!body.contains("洛书") && !body.contains("65550142"), "who raised it is not in the log: {body}");
    let person = district.office.store().person(store::PersonId(1)).await.unwrap().unwrap();
    assert_eq!(person.name.as_deref(), Some("洛书精密机械厂"));
}

async fn who_holds_the_receipt_reacts_and_nobody_else(postgres: bool) {
    let district = district(postgres).await;
    let receipt = district.raise("a").await;
    district.told(&receipt).await;
    let typed = Key { code: receipt.code.to_lowercase().replace('-', " "), ..key(&receipt) };
    assert_eq!(track_voice(&district.office, &typed).await.unwrap().voice.stage, VoiceStage::Told);
    let wrong = Key { code: "22222-22222".into(), ..key(&receipt) };
    let confirm = || Act::Confirm(voice::Confirm { stars: 4, text: String::new() });
    let refused = react_to_voice(&district.office, ReactToVoice { key: wrong, act: confirm(), files: vec![] }).await;
    assert!(matches!(refused, Err(Failure::Refused(refusal)) if refusal.code == "voice.no_match"));
    let staff = Act::Tell(voice::Tell { note: String::new() });
    let denied = react_to_voice(&district.office, ReactToVoice { key: key(&receipt), act: staff, files: vec![] }).await;
    assert!(matches!(denied, Err(Failure::Denied { .. })));
    let request = ReactToVoice { key: key(&receipt), act: confirm(), files: vec![] };
    react_to_voice(&district.office, request).await.unwrap();
    let state = district.state(&receipt).await;
    assert_eq!((state.stage, state.ending), (VoiceStage::Closed, Some(Ending::Confirmed)));
    let counts = count_voices(&district.office, &district.chief).await.unwrap();
    let unit = &counts[&UnitId(1)];
    assert_eq!((unit.received, unit.answered, unit.on_time, unit.resolved, unit.satisfied), (1, 1, 1, 1, 1));
}

async fn what_nobody_reacts_to_is_closed_by_the_clock(postgres: bool) {
    let district = district(postgres).await;
    let receipt = district.raise("a").await;
    district.told(&receipt).await;
    let until = district.state(&receipt).await.lapse_on.unwrap();
    district.clock.turn_to(&until.yesterday().unwrap().to_string());
    run_timers(&district.office).await.unwrap();
    assert_eq!(district.state(&receipt).await.stage, VoiceStage::Told);
    district.clock.turn_to(&until.to_string());
    run_timers(&district.office).await.unwrap();
    let state = district.state(&receipt).await;
    assert_eq!((state.stage, state.ending), (VoiceStage::Closed, Some(Ending::Lapsed)));
}

macro_rules! on_both_engines {
    ($($name:ident),*) => {$(
        mod $name {
            #[tokio::test]
            async fn on_sqlite() {
                super::$name(false).await;
            }

            #[tokio::test]
            async fn on_postgresql() {
                super::$name(true).await;
            }
        }
    )*};
}

on_both_engines!(
    numbers_are_given_out_in_turn_and_the_code_is_kept_nowhere,
    who_holds_the_receipt_reacts_and_nobody_else,
    what_nobody_reacts_to_is_closed_by_the_clock
);

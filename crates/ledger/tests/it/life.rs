//! A life: acts one after another on a docket, each logged and replayed as the store would.

use docket::{Actor, Channel, Context, Docket, OnBehalf, Refusal, Role};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::finding::{FindingBook, FindingRules};
use ledger::rules::{RuleBook, Rules};
use ledger::voice::{VoiceBook, VoiceRules};
use std::sync::LazyLock;
use vocab::{AccountId, UnitId};
use workday::Calendar;

pub static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::embedded);
pub static BOOK: LazyLock<RuleBook> =
    LazyLock::new(|| RuleBook::parse(include_str!("../../../../data/rules/ledger.toml")).unwrap());

pub fn rules() -> &'static Rules {
    BOOK.on(day("2026-01-01")).unwrap()
}

pub fn finding_rules() -> &'static FindingRules {
    static BOOK: LazyLock<FindingBook> =
        LazyLock::new(|| FindingBook::parse(include_str!("../../../../data/rules/finding.toml")).unwrap());
    BOOK.on(day("2026-01-01")).unwrap()
}

pub static VOICE_BOOK: LazyLock<VoiceBook> =
    LazyLock::new(|| VoiceBook::parse(include_str!("../../../../data/rules/voice.toml")).unwrap());

pub fn voice_rules() -> &'static VoiceRules {
    VOICE_BOOK.on(day("2026-01-01")).unwrap()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("no day: {text}"))
}

/// Ten in the morning, China time.
pub fn moment(on: Date) -> Timestamp {
    format!("{on}T10:00:00+08:00").parse().unwrap()
}

/// `liaison 21 of 10`, `lead_office 1`, `system`.
pub fn actor(who: &str) -> Actor {
    let mut words = who.split(' ');
    let role = Role::from_name(words.next().unwrap()).unwrap_or_else(|| panic!("no role: {who}"));
    let account = words.next().map(|account| AccountId(account.parse().unwrap()));
    let unit = words.nth(1).map(|unit| UnitId(unit.parse().unwrap()));
    Actor { account, role, unit, on_behalf: None }
}

pub fn told(unit: i64) -> OnBehalf {
    let (said_by, said_at) = ("办公室主任".to_owned(), "上午".to_owned());
    OnBehalf { unit: UnitId(unit), said_by, said_at, channel: Channel::Phone }
}

/// The log of one docket and the state it leads to.
#[derive(Clone)]
pub struct Life<D: Docket> {
    pub state: Option<D>,
    pub log: Vec<(Timestamp, Actor, String)>,
}

impl<D: Docket + PartialEq + std::fmt::Debug> Life<D> {
    pub const fn new() -> Self {
        Self { state: None, log: Vec::new() }
    }

    pub fn act(&mut self, on: Date, actor: &Actor, act: D::Act, facts: D::Facts<'_>) -> Result<(), Refusal> {
        let now = moment(on);
        let cx = Context { now, today: on, calendar: &CALENDAR, actor, seed: 0 };
        for event in D::decide(self.state.as_ref(), act, facts, &cx)? {
            let next = D::apply(self.state.take(), &event, now, actor);
            self.state = Some(next.expect("decide gave an event that apply does not know"));
            self.log.push((now, actor.clone(), serde_json::to_string(&event).unwrap()));
        }
        Ok(())
    }

    /// The state again, from the log as stored; also proves that the state itself survives storage.
    pub fn replay(&self) -> Option<D> {
        let stored = serde_json::to_string(&self.state).unwrap();
        assert_eq!(serde_json::from_str::<Option<D>>(&stored).unwrap(), self.state, "the state does not survive");
        self.log.iter().fold(None, |state, (at, actor, event)| {
            let event = serde_json::from_str(event).unwrap();
            Some(D::apply(state, &event, *at, actor).expect("the log does not replay"))
        })
    }
}

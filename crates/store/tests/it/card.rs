//! A tiny kind of docket for tests: its facets, its text and its timers are what one writes into it.

use docket::{Actor, Context, Days, Docket, Facets, Refusal, Standing, Timer};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use vocab::UnitId;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub facets: Facets,
    pub text: String,
    pub timers: Vec<(Date, String)>,
    pub count: u64,
}

pub enum Act {
    Write(Box<Facets>, String, Vec<(Date, String)>),
    /// Refused when the count is this already.
    Count(u64),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    Written { facets: Box<Facets>, text: String, timers: Vec<(Date, String)> },
    Counted { to: u64 },
}

impl Docket for Card {
    const KIND: &'static str = "test.card";
    const SHAPE: u32 = 1;
    type Act = Act;
    type Facts<'a> = ();
    type Event = Event;

    fn decide(now: Option<&Self>, act: Act, (): (), _: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        match (now, act) {
            (_, Act::Write(facets, text, timers)) => Ok(vec![Event::Written { facets, text, timers }]),
            (Some(card), Act::Count(limit)) if card.count < limit => Ok(vec![Event::Counted { to: card.count + 1 }]),
            (Some(card), Act::Count(_)) => Err(Refusal::new("card.full").with("count", card.count)),
            (None, Act::Count(_)) => Err(Refusal::new("card.unwritten")),
        }
    }

    fn apply(now: Option<Self>, event: &Event, _: Timestamp, _: &Actor) -> Option<Self> {
        let count = now.as_ref().map_or(0, |it| it.count);
        match event {
            Event::Written { facets, text, timers } => {
                Some(Self { facets: (**facets).clone(), text: text.clone(), timers: timers.clone(), count })
            }
            Event::Counted { to } => now.filter(|_| *to == count + 1).map(|it| Self { count: *to, ..it }),
        }
    }

    fn facets(&self) -> Facets {
        Facets { progress: u8::try_from(self.count % 100).ok(), ..self.facets.clone() }
    }

    fn text(&self) -> String {
        self.text.clone()
    }

    fn timers(&self) -> Vec<Timer> {
        self.timers.iter().map(|(on, rung)| Timer { on: *on, rung: rung.clone() }).collect()
    }
}

pub fn facets(title: &str, owner: i64) -> Facets {
    Facets {
        title: title.to_owned(),
        state: "accepted".to_owned(),
        standing: Standing::Open,
        owner: Some(UnitId(owner)),
        partners: Vec::new(),
        group: "获得电力".to_owned(),
        subject: None,
        region: Some("410300".to_owned()),
        opened_on: jiff::civil::date(2026, 1, 5),
        days: Days::default(),
        progress: None,
        tags: Vec::new(),
    }
}

pub fn write(title: &str, owner: i64) -> Act {
    Act::Write(Box::new(facets(title, owner)), String::new(), Vec::new())
}

//! The one shape of everything accountable: decide, apply, facets.
//!
//! A ledger item, a case, a credit repair: each has an owner, a clock and a log. What is common stands here;
//! only rules differ, and they stand in the crates of floor 1. Everything is pure: time, calendar, actor and
//! chance come in a [`Context`].

mod actor;
mod acts;
mod chain;
mod facets;
mod light;
mod merkle;
mod refusal;
mod scope;

pub use actor::{Actor, Channel, OnBehalf, Role};
pub use acts::Acts;
pub use chain::{Entry, Hash};
pub use facets::{Days, Facets, Standing};
pub use light::Light;
pub use merkle::Tree;
pub use refusal::Refusal;
pub use scope::{Scope, Units};

use jiff::{Timestamp, civil::Date};
use serde::{Serialize, de::DeserializeOwned};
use workday::Calendar;

/// What a decision may know of the world.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The moment of the act.
    pub now: Timestamp,
    /// The same as a day in China.
    pub today: Date,
    /// The calendar of working days.
    pub calendar: &'a Calendar,
    /// Who acts.
    pub actor: &'a Actor,
    /// Chance drawn for this act, so that a decision can be replayed.
    pub seed: u64,
}

/// 时钟 something that happens by time: the store fires `rung` once the day `on` has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timer {
    /// The first day on which it is due.
    pub on: Date,
    /// What it is, unique within its docket: `report/2026-03`.
    pub rung: String,
}

/// 卷宗 anything accountable.
pub trait Docket: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// `"ledger.item"`; stored beside every event.
    const KIND: &'static str;
    /// Number of the state's shape; raised when old stored states must be replayed.
    const SHAPE: u32;
    /// Version of the events' form; stored beside every event, raised when [`Docket::upcast`] learns a new form.
    const VERSION: u32 = 1;
    /// What somebody asks for.
    type Act;
    /// What the rules must know besides the docket itself.
    type Facts<'a>;
    /// What happened. The durable contract: only ever added to.
    type Event: Serialize + DeserializeOwned + Clone + Send + Sync + 'static;

    /// Pure: the events that `act` causes, or the reason why it may not be.
    ///
    /// # Errors
    /// A [`Refusal`] is a legal "no", an ordinary value.
    fn decide(
        now: Option<&Self>,
        act: Self::Act,
        facts: Self::Facts<'_>,
        cx: &Context<'_>,
    ) -> Result<Vec<Self::Event>, Refusal>;

    /// The state after `event`. `at` and `actor` are those logged with the event. `None` only where the log is broken:
    /// an event that cannot stand first, or after this state.
    fn apply(now: Option<Self>, event: &Self::Event, at: Timestamp, actor: &Actor) -> Option<Self>;

    /// Pure: the body of an event written under an older `version`, in today's form.
    #[must_use]
    fn upcast(_version: u32, body: String) -> String {
        body
    }

    /// What lists, search and access see of it.
    fn facets(&self) -> Facets;

    /// Text that search finds it by, besides the title.
    fn text(&self) -> String {
        String::new()
    }

    /// What will happen by time if nothing else does; replaces the timers set before.
    fn timers(&self) -> Vec<Timer> {
        Vec::new()
    }
}

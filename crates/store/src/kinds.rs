//! 种类 the rules of every kind, by name, so that the store can replay and show a docket without knowing its type.

use docket::{Actor, Docket, Facets, Timer};
use jiff::Timestamp;
use std::{any::Any, collections::BTreeMap, sync::Arc};
use thiserror::Error;

/// A docket's state whose type only its kind knows.
pub(crate) type State = Arc<dyn Any + Send + Sync>;

/// The kinds of docket that a program knows.
#[derive(Clone, Default)]
pub struct Kinds(BTreeMap<&'static str, Kind>);

impl Kinds {
    /// None.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same and `D`.
    #[must_use]
    pub fn with<D: Docket>(mut self) -> Self {
        self.0.insert(D::KIND, Kind::of::<D>());
        self
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Kind> {
        self.0.get(name)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Kind> {
        self.0.values()
    }
}

/// Why a stored state or event is not what the rules can have made.
#[derive(Debug, Error)]
pub(crate) enum KindError {
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    #[error("an event that the rules do not allow here")]
    NotAllowed,
    #[error("a state of another kind")]
    OtherKind,
}

/// A logged event in the words of the log, for replay.
pub(crate) struct Logged<'a> {
    pub version: u32,
    pub body: &'a str,
    pub at: Timestamp,
    pub actor: &'a Actor,
}

/// What is derived from a state.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct View {
    pub facets: Facets,
    pub text: String,
    pub timers: Vec<Timer>,
}

/// The rules of one kind with the type taken away.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub name: &'static str,
    pub shape: u32,
    pub decode: fn(&str) -> Result<State, KindError>,
    pub encode: fn(&State) -> Result<String, KindError>,
    pub view: fn(&State) -> Result<View, KindError>,
    pub replay: fn(Option<State>, &Logged<'_>) -> Result<State, KindError>,
}

impl Kind {
    pub(crate) fn of<D: Docket>() -> Self {
        Self {
            name: D::KIND,
            shape: D::SHAPE,
            decode: decode::<D>,
            encode: encode::<D>,
            view: view::<D>,
            replay: replay::<D>,
        }
    }
}

fn decode<D: Docket>(text: &str) -> Result<State, KindError> {
    Ok(Arc::new(serde_json::from_str::<D>(text)?))
}

fn typed<D: Docket>(state: &State) -> Result<&D, KindError> {
    state.downcast_ref::<D>().ok_or(KindError::OtherKind)
}

fn encode<D: Docket>(state: &State) -> Result<String, KindError> {
    Ok(serde_json::to_string(typed::<D>(state)?)?)
}

fn view<D: Docket>(state: &State) -> Result<View, KindError> {
    let state = typed::<D>(state)?;
    Ok(View { facets: state.facets(), text: state.text(), timers: state.timers() })
}

fn replay<D: Docket>(now: Option<State>, logged: &Logged<'_>) -> Result<State, KindError> {
    let now = now.as_ref().map(typed::<D>).transpose()?.cloned();
    let event: D::Event = if logged.version == D::VERSION {
        serde_json::from_str(logged.body)?
    } else {
        serde_json::from_str(&D::upcast(logged.version, logged.body.to_owned()))?
    };
    let next = D::apply(now, &event, logged.at, logged.actor).ok_or(KindError::NotAllowed)?;
    Ok(Arc::new(next))
}

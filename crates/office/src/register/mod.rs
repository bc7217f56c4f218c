//! 台账登记簿 the generic face of a kind of docket: what a kind says once to be listed, shown, acted on, searched and fired.
//!
//! A new register is a kind of the domain, one file here ([`Register`]), one line in [`ALL`], its rows of the permission
//! matrix, and its forms and words in `pages`.

mod act;
mod duty;
mod finding;
mod indicator;
pub mod meeting;
mod practice;
mod project;
mod promise;
mod spot_check;
mod voice;

pub use act::{ActOn, Acted, act_on};

use crate::{Answer, Office, caller::Caller, open::Moment, permission::Leave};
use docket::{Acts, Refusal};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::future::{Future, ready};
use store::{Desk, Kinds, Row, StoreError};
use vocab::DocketId;

/// 登记簿 a kind of docket with the generic face.
pub trait Register: Acts<Act: Serialize + DeserializeOwned + Clone + Send + Sync + 'static> {
    /// The first part of its acts' names, `finding`.
    const NAME: &'static str;
    /// Its word in addresses, `findings`.
    const WORD: &'static str;
    /// The act of the matrix that reading it is, `finding.read`.
    const READ: &'static str;

    /// Writes into `act` what has to be asked of the store before it is done, whatever the caller says.
    fn prepare(_office: &Office, _caller: &Caller, _act: &mut Self::Act) -> impl Future<Output = Answer<()>> + Send {
        ready(Ok(()))
    }

    /// Does `act` with the facts that it needs, and whatever follows from it in other dockets: all of it, or nothing.
    /// Without a docket it opens one. `decide` serves where there is nothing to add.
    ///
    /// # Errors
    /// The refusal of the rules.
    fn perform(
        desk: &mut Desk<'_>,
        moment: &Moment,
        docket: Option<DocketId>,
        act: Self::Act,
    ) -> Result<DocketId, Refusal>;

    /// The act that a timer stands for, by its rung.
    #[must_use]
    fn fires(_rung: &str) -> Option<Self::Act> {
        None
    }

    /// After the ledger item `item` was closed, reopened or taken out: lets what hangs on it follow.
    ///
    /// # Errors
    /// The refusal of the rules.
    fn follow(_desk: &mut Desk<'_>, _moment: &Moment, _item: DocketId) -> Result<(), Refusal> {
        Ok(())
    }
}

/// Opens a docket by `act`, or acts on the one there is.
///
/// # Errors
/// The refusal of the rules.
pub(crate) fn decide<D: Register>(
    desk: &mut Desk<'_>,
    moment: &Moment,
    docket: Option<DocketId>,
    act: D::Act,
    facts: D::Facts<'_>,
) -> Result<DocketId, Refusal> {
    let cx = moment.context();
    match docket {
        Some(id) => desk.act::<D>(id, act, facts, &cx).map(|_| id),
        None => desk.open::<D>(act, facts, &cx),
    }
}

/// Fires a timer of a docket, by its rung; `None` where that stands for nothing.
type Fire = fn(&mut Desk<'_>, &Moment, DocketId, &str) -> Option<Result<(), Refusal>>;

/// 登记簿 one line of the table, with the type taken away.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The docket's kind, `ledger.finding`.
    pub kind: &'static str,
    /// The first part of its acts' names, `finding`.
    pub name: &'static str,
    /// Its word in addresses, `findings`.
    pub word: &'static str,
    /// The act that reading it is.
    pub read: &'static str,
    /// The act that opens one.
    pub open: &'static str,
    with: fn(Kinds) -> Kinds,
    content: fn(&Row) -> Result<Option<Value>, StoreError>,
    text: fn(&Row) -> Result<Option<String>, StoreError>,
    fire: Fire,
    follow: fn(&mut Desk<'_>, &Moment, DocketId) -> Result<(), Refusal>,
}

/// Every register.
pub const ALL: &[Entry] = &[
    Entry::of::<ledger::Finding>(),
    Entry::of::<ledger::Meeting>(),
    Entry::of::<ledger::SpotCheck>(),
    Entry::of::<ledger::Indicator>(),
    Entry::of::<ledger::Duty>(),
    Entry::of::<ledger::Promise>(),
    Entry::of::<ledger::Project>(),
    Entry::of::<ledger::Practice>(),
    Entry::of::<ledger::Voice>(),
];

impl Entry {
    const fn of<D: Register>() -> Self {
        Self {
            kind: D::KIND,
            name: D::NAME,
            word: D::WORD,
            read: D::READ,
            open: match D::NAMES {
                [open, ..] => open,
                [] => D::READ,
            },
            with: Kinds::with::<D>,
            content: |row| Ok(row.open::<D>()?.map(|it| serde_json::to_value(it).unwrap_or_default())),
            text: |row| Ok(row.open::<D>()?.map(|it| it.text())),
            fire: |desk, moment, id, rung| {
                desk.get::<D>(id)?;
                let act = D::fires(rung)?;
                Some(D::perform(desk, moment, Some(id), act).map(|_| ()))
            },
            follow: D::follow,
        }
    }

    /// The state of a row as JSON; `Null` for a row of another kind.
    ///
    /// # Errors
    /// Where the stored state cannot be read.
    pub fn content(&self, row: &Row) -> Result<Value, StoreError> {
        Ok((self.content)(row)?.unwrap_or_default())
    }

    /// The text in which a reader looks for the words searched for.
    ///
    /// # Errors
    /// Where the stored state cannot be read.
    pub fn text(&self, row: &Row) -> Result<String, StoreError> {
        Ok((self.text)(row)?.unwrap_or_default())
    }

    /// Whether `caller` may do `act` in its own name.
    #[must_use]
    pub fn allows(&self, office: &Office, caller: &Caller, act: &str) -> bool {
        office.permissions().leave(caller.role, act) == Leave::Allowed
    }
}

/// The register of that kind.
#[must_use]
pub fn find(kind: &str) -> Option<&'static Entry> {
    ALL.iter().find(|it| it.kind == kind)
}

/// The same kinds and those of every register.
#[must_use]
pub(crate) fn with_all(kinds: Kinds) -> Kinds {
    ALL.iter().fold(kinds, |kinds, it| (it.with)(kinds))
}

/// Fires a timer of a register's docket; `None` where it is of another kind, or stands for nothing.
pub(crate) fn fire(desk: &mut Desk<'_>, moment: &Moment, id: DocketId, rung: &str) -> Option<Result<(), Refusal>> {
    ALL.iter().find_map(|it| (it.fire)(desk, moment, id, rung))
}

/// Lets whatever hangs on a ledger item follow it.
///
/// # Errors
/// The refusal of the rules.
pub(crate) fn follow(desk: &mut Desk<'_>, moment: &Moment, item: DocketId) -> Result<(), Refusal> {
    ALL.iter().try_for_each(|it| (it.follow)(desk, moment, item))
}

/// The registers that `caller` may read.
pub fn readable<'a>(office: &'a Office, caller: &'a Caller) -> impl Iterator<Item = &'static Entry> + 'a {
    ALL.iter().filter(|it| office.permissions().leave(caller.role, it.read) != Leave::Denied)
}

/// What `caller` may do with the docket now: possible by its state and unit, and allowed by the matrix.
#[must_use]
pub fn possible<D: Register>(office: &Office, caller: &Caller, state: &D) -> Vec<(&'static str, Leave)> {
    let leave = |act: &'static str| (act, office.permissions().leave(caller.role, act));
    let possible = state.possible(&caller.actor(None)).into_iter().map(leave);
    possible.filter(|(_, leave)| *leave != Leave::Denied).collect()
}

/// Whether `caller` may open one.
///
/// # Errors
/// [`crate::Failure::Denied`] by the matrix.
pub fn may_open<D: Register>(office: &Office, caller: &Caller) -> Answer<()> {
    match D::NAMES.first() {
        Some(open) => office.may(caller, open, false),
        None => Err(crate::Failure::Denied { act: D::READ }),
    }
}

//! 工作台: what waits for somebody, by clock, worst first.

use crate::{
    Answer, Office,
    caller::Caller,
    count_lights::count,
    list_dockets::{Kind, list},
};
use docket::{Light, Role};
use jiff::civil::Date;
use ledger::item::Stage;
use store::{Count, Filter, PageRequest, Row, Sort};
use vocab::UnitId;

/// How many of a group the desk shows.
const SHOWN: u64 = 6;

/// 待办种类 one kind of work, and the list in which all of it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// `overdue`, `accept`, `check` …
    pub name: &'static str,
    /// Items with this light.
    pub light: Option<Light>,
    /// Items in this state.
    pub state: Option<Stage>,
    /// Items with this mark.
    pub mark: Option<&'static str>,
    /// Items that this unit leads.
    pub unit: Option<UnitId>,
    /// Whether it is the reader's own turn; otherwise it is to be kept an eye on.
    pub own_turn: bool,
}

impl Work {
    /// The list of it.
    #[must_use]
    pub fn filter(&self, today: Date) -> Filter {
        Filter {
            lights: self.light.map(|light| (vec![light], today)),
            states: self.state.map(|it| it.name().to_owned()).into_iter().collect(),
            tag: self.mark.map(str::to_owned),
            owner: self.unit,
            ..Filter::default()
        }
    }
}

/// 待办 one group of the desk.
#[derive(Clone, Debug)]
pub struct Group {
    /// What work it is.
    pub work: Work,
    /// The first of it, with states, due soonest first.
    pub rows: Vec<Row>,
    /// All of it.
    pub total: Count,
}

/// What work `caller` has, in the order in which it presses.
#[must_use]
pub fn works(caller: &Caller) -> Vec<Work> {
    let unit = caller.unit;
    let none = Work { name: "", light: None, state: None, mark: None, unit: None, own_turn: false };
    let light = |name, light| Work { name, light: Some(light), ..none };
    let state = |name, state| Work { name, state: Some(state), own_turn: true, ..none };
    let mark = |name, mark| Work { name, mark: Some(mark), own_turn: true, ..none };
    let overdue = light("overdue", Light::Overdue);
    let unreported = light("unreported", Light::Unreported);
    let lagging = light("lagging", Light::Lagging);
    let near = light("near", Light::Near);
    let check = Work { own_turn: true, ..light("check", Light::Pending) };
    let decide = mark("decide", "extension_asked");
    let approve = mark("approve", "awaits_head");
    let accept = Work { unit, ..state("accept", Stage::Assigned) };
    let returned = Work { unit, mark: Some("returned"), ..state("returned", Stage::Accepted) };
    let own = |work: Work| Work { unit, own_turn: true, ..work };
    match caller.role {
        Role::LeadOffice => {
            vec![overdue, check, decide, state("reassign", Stage::Declined), unreported, lagging, near]
        }
        Role::UnitHead => vec![own(overdue), approve, accept, returned, own(unreported), own(lagging), own(near)],
        Role::Liaison => vec![own(overdue), accept, returned, own(unreported), own(lagging), own(near)],
        Role::Leader => vec![decide, overdue, lagging, unreported],
        Role::Supervisor | Role::Auditor => vec![overdue, unreported, lagging],
        Role::Administrator | Role::Public | Role::System => Vec::new(),
    }
}

/// 工作台: groups without anything in them are left out.
///
/// # Errors
/// As [`list`].
pub async fn my_desk(office: &Office, caller: &Caller) -> Answer<Vec<Group>> {
    let today = office.world().today();
    let mut groups = Vec::new();
    for work in works(caller) {
        let request = PageRequest { limit: SHOWN, states: true, ..PageRequest::default() };
        let page = list(office, caller, Kind::Item, work.filter(today), Sort::DUE, &request).await?;
        let total = page.count.unwrap_or(Count { least: 0, more: false });
        if !page.rows.is_empty() {
            groups.push(Group { work, rows: page.rows, total });
        }
    }
    Ok(groups)
}

/// 待办数 how much is the caller's own turn.
///
/// # Errors
/// As [`list`].
pub async fn waiting(office: &Office, caller: &Caller) -> Answer<u32> {
    let today = office.world().today();
    let mut waiting = 0;
    for work in works(caller).into_iter().filter(|it| it.own_turn) {
        waiting += count(office, caller, Kind::Item, work.filter(today)).await?.least;
    }
    Ok(u32::try_from(waiting).unwrap_or(u32::MAX))
}

//! 列表: items, problems and plans within the caller's scope.

use crate::{Answer, Office, caller::Caller, register::Register};
use docket::Light;
use ledger::{item::Item, plan::Plan, problem::Problem};
use store::{By, Filter, Page, PageRequest, Row, Sort, Tally};

/// What is listed; the act of the permission matrix goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 任务
    Item,
    /// 问题
    Problem,
    /// 方案
    Plan,
    /// 登记簿 any kind with the generic face; see [`Kind::of`].
    Register {
        /// The docket's kind.
        kind: &'static str,
        /// The act that reading it is.
        read: &'static str,
    },
}

impl Kind {
    /// The kind of a register.
    #[must_use]
    pub const fn of<D: Register>() -> Self {
        Self::Register { kind: D::KIND, read: D::READ }
    }

    /// The docket's kind.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Item => <Item as docket::Docket>::KIND,
            Self::Problem => <Problem as docket::Docket>::KIND,
            Self::Plan => <Plan as docket::Docket>::KIND,
            Self::Register { kind, .. } => kind,
        }
    }

    /// The act that reading it is.
    #[must_use]
    pub const fn read(self) -> &'static str {
        match self {
            Self::Item => "item.read",
            Self::Problem => "problem.read",
            Self::Plan => "plan.read",
            Self::Register { read, .. } => read,
        }
    }
}

/// A page of a list.
///
/// # Errors
/// [`crate::Failure::Denied`] by the matrix; a cursor of another list is a [`store::StoreError::Cursor`].
pub async fn list(
    office: &Office,
    caller: &Caller,
    kind: Kind,
    filter: Filter,
    sort: Sort,
    page: &PageRequest,
) -> Answer<Page> {
    office.may(caller, kind.read(), false)?;
    Ok(office.store().list(&caller.scope(), &of_kind(kind, filter), sort, page).await?)
}

/// Every row of a list, for exports and texts; in memory, so for lists that a person hands on.
///
/// # Errors
/// As [`list`].
pub async fn every(office: &Office, caller: &Caller, kind: Kind, filter: Filter, sort: Sort) -> Answer<Vec<Row>> {
    office.may(caller, kind.read(), false)?;
    let mut rows = office.store().export(&caller.scope(), &of_kind(kind, filter), sort).await?;
    let mut all = Vec::new();
    while let Some(chunk) = rows.chunk().await? {
        all.extend(chunk);
    }
    Ok(all)
}

/// How many of a list have which light today, by whatever `by` says.
///
/// # Errors
/// As [`list`].
pub async fn counts(office: &Office, caller: &Caller, kind: Kind, filter: Filter, by: By) -> Answer<Vec<Tally>> {
    office.may(caller, kind.read(), false)?;
    Ok(office.store().counts(&caller.scope(), &of_kind(kind, filter), by, office.world().today()).await?)
}

/// How many of these counts have this light.
#[must_use]
pub fn lit(tallies: &[Tally], light: Light) -> u64 {
    tallies.iter().filter(|it| it.light == Some(light)).map(|it| it.count).sum()
}

fn of_kind(kind: Kind, filter: Filter) -> Filter {
    Filter { kinds: vec![kind.name().to_owned()], ..filter }
}

//! 来者 the account that calls a use case, as the session or token proved it.

use crate::{Answer, Failure, Office};
use docket::{Actor, OnBehalf, Role, Scope};
use store::Account;
use vocab::{AccountId, UnitId};

/// 来者
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The account.
    pub account: AccountId,
    /// The name it signs in with.
    pub login: String,
    /// The name shown.
    pub display: String,
    /// What it may.
    pub role: Role,
    /// Where it belongs.
    pub unit: Option<UnitId>,
    /// The account must choose a new password before anything else.
    pub must_change: bool,
}

impl Caller {
    /// The dockets in reach.
    #[must_use]
    pub fn scope(&self) -> Scope {
        crate::scope::of(self.role, self.unit)
    }

    /// As it is logged with an event.
    #[must_use]
    pub fn actor(&self, on_behalf: Option<OnBehalf>) -> Actor {
        Actor { account: Some(self.account), role: self.role, unit: self.unit, on_behalf }
    }
}

/// The account of that login name, or the only one of the lead office where no name is given: for who operates the
/// machine and acts from a shell.
///
/// # Errors
/// [`Failure::Missing`] where there is no such account, or several to choose from.
pub async fn at_shell(office: &Office, login: Option<&str>) -> Answer<Caller> {
    let accounts = office.store().accounts().await?;
    let wanted = |it: &Account| match login {
        Some(login) => it.login == login,
        None => it.role == Role::LeadOffice,
    };
    let mut found = accounts.into_iter().filter(|it| it.active && wanted(it));
    match (found.next(), found.next()) {
        (Some(account), None) => Ok(account.into()),
        _ => Err(Failure::Missing { what: "account" }),
    }
}

impl From<Account> for Caller {
    fn from(account: Account) -> Self {
        Self {
            account: account.id,
            login: account.login,
            display: account.name,
            role: account.role,
            unit: account.unit,
            must_change: account.must_change,
        }
    }
}

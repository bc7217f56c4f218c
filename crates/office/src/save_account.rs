//! 维护账号: who may sign in, as what, for which unit. An account is never deleted, only deactivated.

use crate::{Answer, Failure, Office, caller::Caller, password};
use docket::Role;
use store::{Account, Change, Job};
use vocab::{AccountId, UnitId};

/// An account as the form has it.
#[derive(Clone)]
pub struct SaveAccount {
    /// `None` for a new one.
    pub id: Option<AccountId>,
    /// 登录名
    pub login: String,
    /// The name shown.
    pub name: String,
    /// 角色
    pub role: Role,
    /// 所属单位
    pub unit: Option<UnitId>,
    /// Whether it may sign in.
    pub active: bool,
    /// A first or new password, which the account must change; empty to leave it.
    pub password: String,
}

/// 维护账号
///
/// # Errors
/// A [`Failure::Field`] for what cannot be used; the last active administrator cannot be taken away.
pub async fn save_account(office: &Office, caller: &Caller, request: SaveAccount) -> Answer<AccountId> {
    office.may(caller, "account.save", false)?;
    let accounts = office.store().accounts().await?;
    let old = match request.id {
        Some(id) => Some(accounts.iter().find(|it| it.id == id).ok_or(Failure::Missing { what: "account" })?),
        None => None,
    };
    check(&accounts, old, &request)?;
    if let Some(unit) = request.unit {
        office.store().unit(unit).await?.ok_or(Failure::Field { field: "unit", code: "unit.unknown" })?;
    }
    let fresh = !request.password.is_empty();
    let secret = match old {
        _ if fresh => office.hash(&request.password).await?,
        Some(old) => old.secret.clone(),
        None => return Err(Failure::Field { field: "password", code: "password.unfit" }),
    };
    let row = Account {
        id: request.id.unwrap_or(AccountId(0)),
        login: request.login.trim().to_owned(),
        name: request.name.trim().to_owned(),
        role: request.role,
        unit: request.unit,
        person: old.and_then(|it| it.person),
        secret,
        active: request.active,
        must_change: fresh || old.is_some_and(|it| it.must_change),
        created_at: old.map_or_else(|| office.now(), |it| it.created_at),
    };
    // Who loses the right to be signed in, or whose rights change, is signed out at once.
    let sign_out = old.is_some_and(|it| fresh || !row.active || it.role != row.role || it.unit != row.unit);
    let job = Job::new(office.now(), caller.actor(None), Vec::new(), move |desk| {
        let id = if row.id == AccountId(0) { desk.new_account() } else { row.id };
        desk.audit("account.save", None, &format!("{id} {} {}", row.login, row.role.name()));
        desk.put(Account { id, ..row.clone() });
        if sign_out {
            desk.put(Change::EndSessionsOf(id));
        }
        Ok(id)
    });
    office.store().perform(job).await?.map_err(Failure::Refused)
}

fn check(accounts: &[Account], old: Option<&Account>, request: &SaveAccount) -> Answer<()> {
    let login = request.login.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if login.is_empty() || !login.chars().all(plain) {
        return Err(Failure::Field { field: "login", code: "account.login_unfit" });
    }
    if accounts.iter().any(|it| it.login == login && Some(it.id) != request.id) {
        return Err(Failure::Field { field: "login", code: "account.login_taken" });
    }
    if request.name.trim().is_empty() {
        return Err(Failure::Field { field: "display", code: "field.empty" });
    }
    let of_unit = matches!(request.role, Role::UnitHead | Role::Liaison);
    if of_unit && request.unit.is_none() {
        return Err(Failure::Field { field: "unit", code: "account.unit_missing" });
    }
    if !request.password.is_empty() && !password::fit(&request.password, login) {
        return Err(Failure::Field { field: "password", code: "password.unfit" });
    }
    let keeps = |it: &&Account| it.role == Role::Administrator && it.active;
    let others = accounts.iter().filter(keeps).any(|it| Some(it.id) != request.id);
    let stays = request.role == Role::Administrator && request.active;
    if old.is_some_and(|it| keeps(&it)) && !stays && !others {
        return Err(Failure::Field { field: "role", code: "account.last_administrator" });
    }
    Ok(())
}

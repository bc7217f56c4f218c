//! 新增、修改账号; a new one gets a first password, shown once.

use super::{accounts, reset_password::first_password};
use crate::{again::Again, form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use docket::Role;
use office::{
    Account, Answer, Failure,
    save_account::{SaveAccount, save_account},
};
use vocab::{AccountId, UnitId};

pub(super) async fn add(visit: Visit, form: Form) -> Result<Reply, Reply> {
    let password = first_password(&visit);
    match save(&visit, None, &form, &password).await {
        Ok(id) => accounts::show_one(&visit, id, Some(password), None).await,
        Err(failure) => accounts::show(&visit, Some(again(&visit, "account_add", form, failure)?)).await,
    }
}

pub(super) async fn edit(visit: Visit, Path(id): Path<AccountId>, form: Form) -> Result<Reply, Reply> {
    match save(&visit, Some(id), &form, "").await {
        Ok(id) => Ok(Reply::see_other(&format!("/admin/accounts/{id}?done=account_edit"))),
        Err(failure) => {
            let again = again(&visit, "account_edit", form, failure)?;
            accounts::show_one(&visit, id, None, Some(again)).await
        }
    }
}

/// The form calls the name of the person otherwise than the account does.
pub(super) fn again(visit: &Visit, name: &'static str, form: Form, failure: Failure) -> Result<Again, Reply> {
    let failure = match failure {
        Failure::Field { field: "display", code } => Failure::Field { field: "person", code },
        other => other,
    };
    Again::new(visit, name, form, failure)
}

async fn save(visit: &Visit, id: Option<AccountId>, form: &Form, password: &str) -> Answer<AccountId> {
    let caller = visit.visitor.caller.as_ref().ok_or(Failure::Unknown)?;
    let old = match id {
        Some(id) => Some(known(visit, id).await?),
        None => None,
    };
    let role = Role::ALL.into_iter().find(|it| it.name() == form.text("role"));
    let request = SaveAccount {
        id,
        login: old.as_ref().map_or_else(|| form.text("login").to_owned(), |it| it.login.clone()),
        name: form.text("person").to_owned(),
        role: role.ok_or(Failure::Field { field: "role", code: "field.empty" })?,
        unit: form.number("unit").map(UnitId),
        active: old.is_none_or(|it| it.active),
        password: password.to_owned(),
    };
    save_account(visit.office(), caller, request).await
}

/// The account as it stands.
pub(super) async fn known(visit: &Visit, id: AccountId) -> Answer<Account> {
    visit.office().store().account(id).await?.ok_or(Failure::Missing { what: "account" })
}

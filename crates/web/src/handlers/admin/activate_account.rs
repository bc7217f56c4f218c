//! 停用、启用账号: who is out may not sign in any more, at once; what they did stays.

use super::{accounts, reset_password::change, save_account::again};
use crate::{form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use office::save_account::SaveAccount;
use vocab::AccountId;

pub(super) async fn on(visit: Visit, Path(id): Path<AccountId>, form: Form) -> Result<Reply, Reply> {
    set(&visit, id, true, "account_activate", form).await
}

pub(super) async fn off(visit: Visit, Path(id): Path<AccountId>, form: Form) -> Result<Reply, Reply> {
    set(&visit, id, false, "account_deactivate", form).await
}

async fn set(visit: &Visit, id: AccountId, active: bool, name: &'static str, form: Form) -> Result<Reply, Reply> {
    match change(visit, id, |it| SaveAccount { active, ..it }).await {
        Ok(id) => Ok(Reply::see_other(&format!("/admin/accounts/{id}?done={name}"))),
        Err(failure) => {
            let again = again(visit, name, form, failure)?;
            accounts::show_one(visit, id, None, Some(again)).await
        }
    }
}

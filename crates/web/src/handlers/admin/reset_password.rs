//! 重置密码: a new one is given out and shown once; the old one ends at once.

use super::{
    accounts,
    save_account::{again, known},
};
use crate::{form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use office::{
    Account, Answer, Failure,
    save_account::{SaveAccount, save_account},
};
use vocab::AccountId;

/// Letters and figures that are not taken for one another when read out on the telephone.
const SIGNS: [char; 32] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y',
    'z', '2', '3', '4', '5', '6', '7', '8', '9',
];

pub(super) async fn send(visit: Visit, Path(id): Path<AccountId>, form: Form) -> Result<Reply, Reply> {
    let password = first_password(&visit);
    match change(&visit, id, |it| SaveAccount { password: password.clone(), ..it }).await {
        Ok(id) => accounts::show_one(&visit, id, Some(password), None).await,
        Err(failure) => {
            let again = again(&visit, "reset_password", form, failure)?;
            accounts::show_one(&visit, id, None, Some(again)).await
        }
    }
}

/// Three groups of five signs: 75 bits of chance, easy to read out.
pub(super) fn first_password(visit: &Visit) -> String {
    let mut bytes = [0; 15];
    visit.office().world().chance.fill(&mut bytes);
    let signs: Vec<char> = bytes.iter().filter_map(|it| SIGNS.get(usize::from(*it % 32)).copied()).collect();
    signs.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Saves an account as it stands but for what `differently` changes.
pub(super) async fn change(
    visit: &Visit,
    id: AccountId,
    differently: impl FnOnce(SaveAccount) -> SaveAccount,
) -> Answer<AccountId> {
    let caller = visit.visitor.caller.as_ref().ok_or(Failure::Unknown)?;
    let Account { login, name, role, unit, active, .. } = known(visit, id).await?;
    let same = SaveAccount { id: Some(id), login, name, role, unit, active, password: String::new() };
    save_account(visit.office(), caller, differently(same)).await
}

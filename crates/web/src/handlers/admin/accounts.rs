//! 账号管理: the list and one account.

use crate::{
    again::Again,
    reply::Reply,
    views::Lens,
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use office::{
    directory::Directory,
    list_accounts::{Seen, list_accounts, show_account},
    permission::Leave,
};
use pages::{
    forms::admin,
    page::{AccountPage, AccountRow, AccountsPage},
    part::Pages,
};
use vocab::AccountId;

pub(super) async fn page(visit: Visit) -> Result<Reply, Reply> {
    show(&visit, None).await
}

pub(super) async fn one(visit: Visit, Path(id): Path<AccountId>) -> Result<Reply, Reply> {
    show_one(&visit, id, None, None).await
}

pub(super) async fn show(visit: &Visit, again: Option<Again>) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let lens = Lens::new(visit, &directory);
    let mut accounts = list_accounts(visit.office(), visit.caller()?).await.or_reply(visit)?;
    accounts.sort_by_key(|(it, _)| (it.unit, it.name.clone()));
    let mut add = admin::account(&lens.w, &lens.units());
    if let Some(again) = &again {
        again.put_into(&mut add, visit);
    }
    let page = AccountsPage {
        frame: visit.frame(&directory),
        accounts: accounts.iter().map(|it| row(it, &lens)).collect(),
        add,
        pages: Pages::default(),
    };
    Reply::page_with(visit, status(again.as_ref()), &page)
}

/// One account; with the password that was given out just now, which is shown this once.
pub(super) async fn show_one(
    visit: &Visit,
    id: AccountId,
    new_password: Option<String>,
    again: Option<Again>,
) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let lens = Lens::new(visit, &directory);
    let seen = show_account(visit.office(), caller, id).await.or_reply(visit)?;
    let account = &seen.0;
    let mut forms = Vec::new();
    if visit.office().permissions().leave(caller.role, "account.save") != Leave::Denied {
        let role = account.role.name();
        forms.push(admin::account_edit(&lens.w, id, &lens.units(), &account.name, role, account.unit));
        if account.active {
            forms.push(admin::reset_password(id));
        }
        forms.push(admin::account_active(id, account.active));
    }
    for form in &mut forms {
        if let Some(again) = again.as_ref().filter(|it| it.name == form.name) {
            again.put_into(form, visit);
        }
    }
    let page = AccountPage { frame: visit.frame(&directory), account: row(&seen, &lens), new_password, forms };
    Reply::page_with(visit, status(again.as_ref()), &page)
}

fn status(again: Option<&Again>) -> StatusCode {
    if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

fn row((account, seen_at): &Seen, lens: &Lens<'_>) -> AccountRow {
    AccountRow {
        id: account.id,
        login: account.login.clone(),
        name: account.name.clone(),
        role: account.role.name().to_owned(),
        unit: account.unit.map(|it| lens.unit(it)),
        seen_at: *seen_at,
        active: account.active,
    }
}

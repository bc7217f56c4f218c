//! 单位管理: the list, with the names in plans that no unit goes by, and one unit.

use crate::{
    again::Again,
    reply::Reply,
    views::plan::many,
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use office::{Account, Unit, directory::Directory, unmatched_units::unmatched_units};
use pages::{
    form::{Field, Form, Input},
    forms::admin,
    page::{UnitAdminPage, UnitRow, UnitsAdminPage},
};
use vocab::UnitId;

pub(super) async fn page(visit: Visit) -> Result<Reply, Reply> {
    show(&visit, None).await
}

pub(super) async fn one(visit: Visit, Path(id): Path<UnitId>) -> Result<Reply, Reply> {
    show_one(&visit, id, None).await
}

/// What the office knows of a unit beyond its names.
fn more(form: Form, short: &str, head_approves: bool) -> Form {
    form.field(Field::may("short", Input::Text).with(short))
        .field(Field::may("head_approves", Input::Check).with(if head_approves { "yes" } else { "" }))
}

pub(super) async fn show(visit: &Visit, again: Option<Again>) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let unknown = unmatched_units(visit.office(), visit.caller()?).await.or_reply(visit)?;
    let accounts = accounts(visit).await?;
    let units = directory.units().map(|it| row(it, &accounts)).collect();
    let mut add = more(admin::unit(), "", false);
    if let Some(again) = &again {
        again.put_into(&mut add, visit);
    }
    let page = UnitsAdminPage { frame: visit.frame(&directory), units, unknown: unknown.into_iter().collect(), add };
    Reply::page_with(visit, status(again.as_ref()), &page)
}

pub(super) async fn show_one(visit: &Visit, id: UnitId, again: Option<Again>) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let Some(unit) = directory.units().find(|it| it.id == id) else {
        return Err(Reply::status(visit, StatusCode::NOT_FOUND));
    };
    let edit = admin::unit_edit(id, &unit.name, &unit.aliases);
    let mut forms = vec![more(edit, &unit.short, unit.head_approves), admin::unit_active(id, unit.active)];
    for form in &mut forms {
        if let Some(again) = again.as_ref().filter(|it| it.name == form.name) {
            again.put_into(form, visit);
        }
    }
    let unit = row(unit, &accounts(visit).await?);
    let page = UnitAdminPage { frame: visit.frame(&directory), unit, forms };
    Reply::page_with(visit, status(again.as_ref()), &page)
}

fn status(again: Option<&Again>) -> StatusCode {
    if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

async fn accounts(visit: &Visit) -> Result<Vec<Account>, Reply> {
    visit.office().store().accounts().await.map_err(office::Failure::World).or_reply(visit)
}

fn row(unit: &Unit, accounts: &[Account]) -> UnitRow {
    UnitRow {
        id: unit.id,
        name: unit.name.clone(),
        aliases: unit.aliases.clone(),
        accounts: many(accounts.iter().filter(|it| it.unit == Some(unit.id)).count()),
        active: unit.active,
    }
}

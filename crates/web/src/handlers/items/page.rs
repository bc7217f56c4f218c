//! 事项页

use crate::{
    reply::Reply,
    views::{Lens, facts, item},
    visit::{OrReply, Visit},
};
use axum::{
    extract::{Path, RawQuery},
    http::StatusCode,
};
use ledger::item::Item;
use office::{
    contacts::{phones, sees_in_full},
    directory::Directory,
    list_dockets::Kind,
    origin::Origins,
    permission::Leave,
    show_docket::{Shown, show},
};
use pages::form::Form as PageForm;
use vocab::DocketId;

/// `GET /items/{id}`
pub async fn page(visit: Visit, Path(id): Path<DocketId>, RawQuery(query): RawQuery) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let shown = show::<Item>(visit.office(), caller, Kind::Item, id).await.or_reply(&visit)?;
    let whole_log = query.as_deref().unwrap_or("").split('&').any(|it| it == "log=all");
    draw(&visit, &shown, StatusCode::OK, None, whole_log).await
}

/// A form that was not done, with what was sent.
pub struct Refused<'a> {
    /// The form with its faults; what was typed is put back here.
    pub form: PageForm,
    /// What was sent.
    pub sent: &'a [(String, String)],
}

/// Draws the page of an item that was just loaded.
///
/// # Errors
/// Where the world fails.
pub async fn draw(
    visit: &Visit,
    shown: &Shown<Item>,
    status: StatusCode,
    refused: Option<Refused<'_>>,
    whole_log: bool,
) -> Result<Reply, Reply> {
    let (office, caller, item) = (visit.office(), visit.caller()?, &shown.state);
    let directory = Directory::load(office).await.or_reply(visit)?;
    let in_full = sees_in_full(caller, item.parties.units());
    let lens = Lens { in_full, ..Lens::new(visit, &directory) };
    let origins = Origins::load(office, item.content.quote.iter().map(|it| it.plan)).await.or_reply(visit)?;
    let contacts: Vec<i64> = item.parties.persons.iter().filter_map(|it| it.contact).collect();
    let phones = phones(office, contacts, in_full).await.or_reply(visit)?;
    let version = shown.events.len();
    let known = facts::of_item(item, version, caller, &lens);
    let mut forms = facts::offers(office, caller, shown.row.id, item, &known, &lens);
    if let Some(refused) = refused {
        facts::give_back(&mut forms, refused.form, refused.sent, version);
    }
    let opens_plans = office.permissions().leave(caller.role, "plan.read") != Leave::Denied;
    let around = item::Around { origins: &origins, phones: &phones, opens_plans, whole_log };
    let page = item::page(shown, forms, &around, visit.frame(&directory), &lens);
    Reply::page_with(visit, status, &page)
}

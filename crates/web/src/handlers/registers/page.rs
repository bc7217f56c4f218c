//! 登记簿页

use crate::{
    reply::Reply,
    views::{
        Lens, facts,
        register::{self, Face},
    },
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use docket::Role;
use office::{
    contacts::sees_in_full,
    directory::Directory,
    list_dockets::Kind,
    show_docket::{Shown, show},
};
use pages::{form::Form as PageForm, forms::register::Known, part::Choice};
use vocab::DocketId;

/// `GET /findings/{id}`
pub async fn page<D: Face>(visit: Visit, Path(id): Path<DocketId>) -> Result<Reply, Reply> {
    let shown = show::<D>(visit.office(), visit.caller()?, Kind::of::<D>(), id).await.or_reply(&visit)?;
    draw(&visit, &shown, StatusCode::OK, None).await
}

/// What its forms need to know.
///
/// # Errors
/// Where the world fails.
pub(super) async fn known<D: Face>(visit: &Visit, shown: Option<&Shown<D>>, lens: &Lens<'_>) -> Result<Known, Reply> {
    let mut known = Known { units: lens.units(), ..Known::default() };
    if let Some(shown) = shown {
        known.version = u64::try_from(shown.events.len()).ok();
        if visit.caller()?.role == Role::LeadOffice {
            let units = shown.row.facets.owner.iter().chain(&shown.row.facets.partners);
            known.behalf = units.map(|id| Choice::new(id, lens.directory.unit(*id))).collect();
        }
    }
    D::known(visit, shown, &mut known).await?;
    Ok(known)
}

/// Draws the page of a docket that was just loaded; a form that was not done comes with what was sent.
///
/// # Errors
/// Where the world fails.
pub(super) async fn draw<D: Face>(
    visit: &Visit,
    shown: &Shown<D>,
    status: StatusCode,
    refused: Option<(PageForm, &[(String, String)])>,
) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let facets = &shown.row.facets;
    let in_full = sees_in_full(caller, facets.owner.iter().chain(&facets.partners).copied());
    let lens = Lens { in_full, ..Lens::new(visit, &directory) };
    let known = known(visit, Some(shown), &lens).await?;
    let mut forms = register::offers(visit, caller, shown, &known);
    if let Some((form, sent)) = refused {
        facts::give_back(&mut forms, form, sent, shown.events.len());
    }
    let mut page = register::page(shown, forms, visit.frame(&directory), &lens);
    D::more(visit, shown, &lens, &mut page).await?;
    Reply::page_with(visit, status, &page)
}

//! 问题页

use crate::{
    reply::Reply,
    views::{Lens, facts, problem},
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use ledger::{item::Item, problem::Problem};
use office::{
    Failure, Filter, Row, Sort,
    contacts::sees_in_full,
    directory::Directory,
    list_dockets::{Kind, every},
    measures_of::measures_of,
    origin::Origins,
    permission::Leave,
    show_docket::{Shown, show},
};
use pages::{form::Form as PageForm, forms::problem::Facts};
use vocab::DocketId;

/// `GET /problems/{id}`
pub async fn page(visit: Visit, Path(id): Path<DocketId>) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let shown = show::<Problem>(visit.office(), caller, Kind::Problem, id).await.or_reply(&visit)?;
    let known = known(&visit, &shown).await?;
    draw(&visit, &shown, &known, StatusCode::OK, None).await
}

/// What its forms need to know.
///
/// # Errors
/// Where the world fails.
pub(super) async fn known(visit: &Visit, shown: &Shown<Problem>) -> Result<Facts, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let links = office.permissions().leave(caller.role, "problem.link") != Leave::Denied;
    let mut others: Vec<(Row, Item)> = Vec::new();
    if links {
        let filter = Filter { group: Some(shown.state.indicator.clone()), ..Filter::default() };
        for row in every(office, caller, Kind::Item, filter, Sort::OPENED).await.or_reply(visit)? {
            let item = row.open::<Item>().map_err(Failure::World).or_reply(visit)?;
            others.extend(item.filter(|it| !it.stage.is_over()).map(|item| (row, item)));
        }
    }
    Ok(problem::facts(shown, &others))
}

/// Draws the page of a problem that was just loaded; a form that was not done comes with what was sent.
///
/// # Errors
/// Where the world fails.
pub(super) async fn draw(
    visit: &Visit,
    shown: &Shown<Problem>,
    known: &Facts,
    status: StatusCode,
    refused: Option<(PageForm, &[(String, String)])>,
) -> Result<Reply, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let directory = Directory::load(office).await.or_reply(visit)?;
    let in_full = sees_in_full(caller, shown.state.owner);
    let lens = Lens { in_full, ..Lens::new(visit, &directory) };
    let origins = Origins::load(office, shown.state.plan).await.or_reply(visit)?;
    let id = shown.row.id;
    let measures = measures_of(office, &[(id, shown.state.clone())]).await.or_reply(visit)?;
    let mut forms = problem::offers(office, caller, shown, known, &lens);
    if let Some((form, sent)) = refused {
        facts::give_back(&mut forms, form, sent, shown.events.len());
    }
    let opens_plans = office.permissions().leave(caller.role, "plan.read") != Leave::Denied;
    let measures = measures.get(&id).copied().unwrap_or_default();
    let page = problem::page(shown, measures, forms, &origins, opens_plans, visit.frame(&directory), &lens);
    Reply::page_with(visit, status, &page)
}

//! 台账 the list, as its address asks.

use crate::{
    reply::Reply,
    views::{
        Lens, item_row, lens,
        list::{Asked, NO_INDICATOR},
    },
    visit::{OrReply, Visit},
};
use axum::{extract::RawQuery, http::StatusCode};
use ledger::item::Stage;
use office::{
    Failure,
    count_lights::count_lights,
    directory::Directory,
    list_dockets::Kind,
    origin::{Origins, indicators},
    permission::Leave,
    turn_pages::turn,
};
use pages::{form::Form as PageForm, forms, page::LedgerPage, part::Choice};
use vocab::DocketId;

/// `GET /items`
pub async fn page(visit: Visit, RawQuery(raw): RawQuery) -> Result<Reply, Reply> {
    draw(&visit, &Asked::read(raw.as_deref()), StatusCode::OK, None).await
}

/// 批量催办 that was not done: its form with what was typed, and what was ticked.
pub(super) struct Refused {
    pub form: PageForm,
    pub picked: Vec<DocketId>,
}

/// Draws the list that `asked` describes.
///
/// # Errors
/// Where the world fails, or for a page that this list never had.
pub(super) async fn draw(
    visit: &Visit,
    asked: &Asked,
    status: StatusCode,
    refused: Option<Refused>,
) -> Result<Reply, Reply> {
    let (office, caller) = (visit.office(), visit.caller()?);
    let directory = Directory::load(office).await.or_reply(visit)?;
    let lens = Lens::new(visit, &directory);
    let (filter, remarks) = asked.filter(&lens);
    let after = asked.cursor().map_err(Failure::World).or_reply(visit)?;
    let (whole, lights) = count_lights(office, caller, Kind::Item, filter.clone()).await.or_reply(visit)?;
    let turned = turn(office, caller, Kind::Item, filter, asked.sort(), after).await.or_reply(visit)?;
    let mut items = item_row::rows(&turned.rows, &lens).map_err(Failure::World).or_reply(visit)?;
    let plan = Origins::load(office, asked.query.plan.parse().ok().map(DocketId)).await.or_reply(visit)?;
    let plan = plan.plans().next().map(|(_, it)| it.plan.title.clone()).unwrap_or_default();
    let may_urge = office.permissions().leave(caller.role, "item.urge") == Leave::Allowed;
    let offered = forms::item::urge_many(&asked.query_string());
    let (urge, picked) = refused.map_or((offered, Vec::new()), |it| (it.form, it.picked));
    for item in &mut items {
        item.picked = picked.contains(&item.id);
    }
    let page = LedgerPage {
        frame: visit.frame(&directory),
        tabs: asked.tabs(whole, &lights),
        query_string: asked.query_string(),
        remarks,
        chips: asked.chips(&lens, &plan),
        states: Stage::ALL.map(Stage::name).to_vec(),
        units: lens.units(),
        indicators: {
            let asked = Some(asked.query.indicator.as_str()).filter(|it| *it != NO_INDICATOR).unwrap_or_default();
            let mut all = choices(indicators(office).await.or_reply(visit)?, asked);
            all.push(Choice::new(NO_INDICATOR, lens.w.t("no-indicator")));
            all
        },
        items,
        count: lens::count(turned.count),
        pages: asked.pages(&turned),
        urge: may_urge.then_some(urge),
        opens: office.permissions().leave(caller.role, "item.open") == Leave::Allowed,
        query: asked.query.clone(),
    };
    Reply::page_with(visit, status, &page)
}

/// The indicators to choose from; what the address asks for is among them.
pub(crate) fn choices(mut names: Vec<String>, asked: &str) -> Vec<Choice> {
    if !asked.is_empty() && !names.iter().any(|it| it == asked) {
        names.push(asked.to_owned());
    }
    names.into_iter().map(|it| Choice::new(it.clone(), it)).collect()
}

//! 登记簿 by a program: list, one, open, every act.

use super::{LIST, body, described, list, one::told, premise, shape::Done};
use crate::{
    reply::Reply,
    route::{Gate, Route, act as post, read},
    views::register::Face,
    visit::{OrReply, Visit},
};
use axum::{
    body::Bytes,
    extract::{Path, RawQuery},
    http::HeaderMap,
};
use office::{
    list_dockets::Kind,
    register::{ActOn, act_on},
    show_docket::show,
};
use pages::forms::register::Act;
use vocab::DocketId;

/// Routes of a register.
#[must_use]
pub fn routes_of<D: Face>() -> Vec<Route> {
    let (gate, kind) = (Gate::Act(D::READ), Kind::of::<D>());
    let many = format!("/api/v1/{}", D::WORD);
    let mut routes = vec![
        read(
            many.clone(),
            gate,
            described("A page of the list", "", "Lines", LIST),
            move |visit: Visit, query: RawQuery| list::read(kind, visit, query),
        ),
        read(
            format!("{many}/{{id}}"),
            gate,
            described("One, with its state and its log", "", "One", &[]),
            |visit: Visit, id: Path<DocketId>| one::<D>(visit, id),
        ),
    ];
    if let Some(open) = D::PAGE.opening() {
        let opens = |visit: Visit, headers: HeaderMap, body: Bytes| act::<D>(open, visit, None, headers, body);
        routes.push(post(many.clone(), Gate::Act(open.act), described(open.act, open.act, "Done", &[]), opens));
    }
    routes.extend(D::PAGE.acting().iter().map(|one| {
        let does = move |visit: Visit, Path(id): Path<DocketId>, headers: HeaderMap, body: Bytes| {
            act::<D>(one, visit, Some(id), headers, body)
        };
        let path = format!("{many}/{{id}}/{}", one.word);
        post(path, Gate::Act(one.act), described(one.act, one.act, "Done", &[]), does)
    }));
    routes
}

async fn one<D: Face>(visit: Visit, Path(id): Path<DocketId>) -> Result<Reply, Reply> {
    let shown = show::<D>(visit.office(), visit.caller()?, Kind::of::<D>(), id).await.or_reply(&visit)?;
    told(&visit, &shown.row, &shown.events)
}

async fn act<D: Face>(
    act: &'static Act,
    visit: Visit,
    docket: Option<DocketId>,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let premise = premise::of(&visit, &headers, &sent)?;
    let mut fields = body::fields(&visit, &sent)?;
    let on_behalf = body::take(&visit, &mut fields, "on_behalf")?;
    let asked: D::Act = body::act(&visit, act.act, fields)?;
    let request = ActOn::<D> { docket, act: asked, on_behalf, files: Vec::new(), premise };
    let acted = act_on(visit.office(), caller, request).await.or_reply(&visit)?;
    Ok(Reply::json(&Done { id: acted.docket.0 }))
}

//! 本区设置: the form, with the place that the code stands for.

use crate::{
    again::Again,
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::http::StatusCode;
use office::directory::Directory;
use pages::{forms::admin, page::DistrictPage};
use vocab::region::Regions;

pub(super) async fn page(visit: Visit) -> Result<Reply, Reply> {
    show(&visit, None).await
}

pub(super) async fn show(visit: &Visit, again: Option<Again>) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let district = visit.office().district();
    let mut form = admin::district(&district.name, &district.region);
    if let Some(place) = Regions::embedded().full_name(&district.region, visit.today().year()) {
        form.understood("region", place);
    }
    if let Some(again) = &again {
        again.put_into(&mut form, visit);
    }
    let status = if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Reply::page_with(visit, status, &DistrictPage { frame: visit.frame(&directory), form })
}

//! 方案列表, with the form to upload one.

use crate::{
    again::Again,
    query::address,
    reply::Reply,
    views::{Lens, list::turn, plan},
    visit::{OrReply, Visit},
};
use axum::{extract::Query, http::StatusCode};
use office::{directory::Directory, list_plans::list_plans, permission::Leave};
use pages::{forms, page::PlansPage};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    after: String,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Result<Reply, Reply> {
    show(&visit, &asked, None).await
}

/// The page; with the form as it was sent where the upload was not done.
pub(super) async fn show(visit: &Visit, asked: &Asked, again: Option<Again>) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let after = Some(asked.after.as_str()).filter(|it| !it.is_empty()).map(str::parse).transpose();
    let after = after.map_err(office::Failure::World).or_reply(visit)?;
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let (listed, turned) = list_plans(visit.office(), caller, after).await.or_reply(visit)?;
    let lens = Lens::new(visit, &directory);
    let leave = visit.office().permissions().leave(caller.role, "plan.import");
    let mut upload = (leave != Leave::Denied).then(forms::plan::upload);
    if let (Some(form), Some(again)) = (&mut upload, &again) {
        again.put_into(form, visit);
    }
    let page = PlansPage {
        frame: visit.frame(&directory),
        plans: listed.iter().map(|it| plan::row(it.row.id, &it.plan, it.file.as_ref(), &lens)).collect(),
        upload,
        pages: turn(&turned.before, turned.next.as_ref(), |after| address("/plans", &[("after", after)])),
    };
    let status = if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Reply::page_with(visit, status, &page)
}

//! 登记 the form that opens one, on a page of its own.

use super::{
    act::{Why, note, perform},
    page::known,
};
use crate::{
    form::Form,
    reply::Reply,
    views::{Lens, register::Face},
    visit::{OrReply, Visit},
};
use axum::http::StatusCode;
use office::directory::Directory;
use pages::{forms::register::Act, page::RegisterOpenPage};

/// `GET /findings/new`
pub async fn page<D: Face>(visit: Visit) -> Result<Reply, Reply> {
    draw::<D>(&visit, StatusCode::OK, None).await
}

/// `POST /findings`
pub async fn open<D: Face>(visit: Visit, form: Form) -> Result<Reply, Reply> {
    match perform::<D>(&visit, opening::<D>(&visit)?, None, &form).await {
        Ok(id) => Ok(Reply::see_other(&format!("/{}/{id}?done={}_open", D::WORD, D::NAME))),
        Err(why) => draw::<D>(&visit, StatusCode::UNPROCESSABLE_ENTITY, Some((&form, why))).await,
    }
}

fn opening<D: Face>(visit: &Visit) -> Result<&'static Act, Reply> {
    D::PAGE.opening().ok_or_else(|| Reply::status(visit, StatusCode::NOT_FOUND))
}

async fn draw<D: Face>(visit: &Visit, status: StatusCode, back: Option<(&Form, Why)>) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let lens = Lens::new(visit, &directory);
    let known = known::<D>(visit, None, &lens).await?;
    let mut form = opening::<D>(visit)?.offer(&lens.w, format!("/{}", D::WORD), &known);
    form.main = true;
    if let Some((sent, why)) = back {
        form.refill(sent.sent());
        note(&mut form, visit, sent, why)?;
    }
    let page = RegisterOpenPage { frame: visit.frame(&directory), name: D::NAME, word: D::WORD, form };
    Reply::page_with(visit, status, &page)
}

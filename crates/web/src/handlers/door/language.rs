//! 语言: Chinese or English, kept in a cookie.

use super::inside;
use crate::{cookie, form::Form, reply::Reply};
use axum::http::header;
use pages::Lang;

pub(super) async fn send(form: Form) -> Reply {
    let back = Reply::see_other(inside(form.text("next")));
    match Lang::from_name(form.text("lang")) {
        Some(lang) => back.with(header::SET_COOKIE, &cookie::language(lang.name())),
        None => back,
    }
}

//! 登录: a wrong password goes back to the form; too many of them have to wait.

use super::{inside, peer::Peer};
use crate::{cookie, form::Form, reply::Reply, visit::Visit};
use axum::{
    extract::Query,
    http::{StatusCode, header},
};
use office::{Failure, sign_in::SignIn};
use pages::{forms::account, page::SignInPage};
use serde::Deserialize;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    next: String,
}

pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Result<Reply, Reply> {
    if visit.visitor.caller.is_some() {
        return Ok(Reply::see_other(inside(&asked.next)));
    }
    show(&visit, StatusCode::OK, account::sign_in(inside(&asked.next)))
}

pub(super) async fn send(visit: Visit, peer: Peer, form: Form) -> Result<Reply, Reply> {
    let next = inside(form.text("next"));
    let request =
        SignIn { login: form.text("login").to_owned(), password: form.text("password").to_owned(), from: peer.0 };
    match office::sign_in::sign_in(visit.office(), request).await {
        Ok(token) => {
            let cookie = cookie::session(&token, visit.site.manner.https);
            Ok(Reply::see_other(next).with(header::SET_COOKIE, &cookie))
        }
        Err(Failure::Refused(refusal)) => {
            let mut again = account::sign_in(next);
            again.refill(form.sent());
            again.refuse(visit.words().refusal(refusal.code, &refusal.params));
            let seconds = refusal.params.iter().find(|(name, _)| *name == "seconds").map(|(_, value)| value.as_str());
            match seconds {
                Some(seconds) => {
                    Ok(show(&visit, StatusCode::TOO_MANY_REQUESTS, again)?.with(header::RETRY_AFTER, seconds))
                }
                None => show(&visit, StatusCode::UNPROCESSABLE_ENTITY, again),
            }
        }
        Err(failure) => Err(Reply::failure(&visit, &failure)),
    }
}

fn show(visit: &Visit, status: StatusCode, form: pages::form::Form) -> Result<Reply, Reply> {
    let words = visit.words();
    let demo = &visit.site.manner.demo;
    let demo_accounts = demo.iter().map(|(login, role)| (login.clone(), words.code("role", role))).collect();
    Reply::page_with(visit, status, &SignInPage { frame: visit.bare_frame(), form, demo_accounts })
}

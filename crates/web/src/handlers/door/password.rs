//! 修改密码: by the account itself, before anything else where the password was given out.

use crate::{cookie, form::Form, reply::Reply, visit::Visit};
use axum::http::{StatusCode, header};
use office::{Failure, change_password::change_password};
use pages::{forms::account, page::PasswordPage};

pub(super) async fn page(visit: Visit) -> Result<Reply, Reply> {
    show(&visit, StatusCode::OK, account::password())
}

pub(super) async fn send(visit: Visit, form: Form) -> Result<Reply, Reply> {
    let words = visit.words();
    let mut again = account::password();
    let new = form.text("new_password");
    if new != form.text("repeat_password") {
        again.fault("repeat_password", words.code("fault", "password.differs"));
        return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, again);
    }
    match change_password(visit.office(), visit.caller()?, form.text("password"), new).await {
        Ok(()) => {
            let cookie = cookie::no_session(visit.site.manner.https);
            Ok(Reply::see_other("/sign-in?done=password").with(header::SET_COOKIE, &cookie))
        }
        Err(Failure::Field { field, code }) => {
            let field = if field == "old" { "password" } else { "new_password" };
            again.fault(field, words.code("fault", code));
            show(&visit, StatusCode::UNPROCESSABLE_ENTITY, again)
        }
        Err(failure) => Err(Reply::failure(&visit, &failure)),
    }
}

fn show(visit: &Visit, status: StatusCode, form: pages::form::Form) -> Result<Reply, Reply> {
    let forced = visit.caller()?.must_change;
    Reply::page_with(visit, status, &PasswordPage { frame: visit.bare_frame(), form, forced })
}

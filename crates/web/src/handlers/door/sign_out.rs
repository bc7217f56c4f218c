//! 退出登录: the session ends here and in the browser.

use crate::{
    cookie,
    form::Form,
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::http::{HeaderMap, header};

pub(super) async fn send(visit: Visit, headers: HeaderMap, _form: Form) -> Result<Reply, Reply> {
    if let Some(secret) = cookie::value(&headers, cookie::SESSION) {
        office::sign_out::sign_out(visit.office(), visit.caller()?, secret).await.or_reply(&visit)?;
    }
    Ok(Reply::see_other("/").with(header::SET_COOKIE, &cookie::no_session(visit.site.manner.https)))
}

//! 凭据 number and code of a receipt, kept in a cookie of these pages alone while somebody looks.

use crate::{cookie, handlers::door::peer::Peer, visit::Visit};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use office::track_voice::Key;
use pages::part::Qr;
use std::convert::Infallible;

const NAME: &str = "voice";

/// What the cookie holds; empty where there is none.
pub(super) struct Held(pub Key);

impl<S: Sync> FromRequestParts<S> for Held {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let Peer(from) = Peer::from_request_parts(parts, state).await?;
        let (number, code) = cookie::value(&parts.headers, NAME).and_then(|it| it.split_once('~')).unwrap_or_default();
        Ok(Self(Key { number: number.to_owned(), code: code.to_owned(), from }))
    }
}

/// The line that keeps it for an hour. Only plain signs: whatever else was typed does not open anything.
pub(super) fn keep(number: &str, code: &str, secure: bool) -> String {
    let plain = |text: &str| text.chars().filter(|it| it.is_ascii_alphanumeric() || *it == '-').collect::<String>();
    let secure = if secure { "; Secure" } else { "" };
    format!("{NAME}={}~{}; Path=/voice; HttpOnly; SameSite=Strict; Max-Age=3600{secure}", plain(number), plain(code))
}

/// The address of a path as people outside reach it, and as squares.
pub(super) fn address(visit: &Visit, headers: &HeaderMap, path: &str) -> (String, Option<Qr>) {
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or("");
    let scheme = if visit.site.manner.https { "https" } else { "http" };
    let address = format!("{scheme}://{host}{path}");
    let qr = Qr::of(&address);
    (address, qr)
}

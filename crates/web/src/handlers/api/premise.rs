//! 前提 from the headers of an act: If-Match and Idempotency-Key. The one place where they are read.

use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::http::{HeaderMap, HeaderName, header};
use docket::Hash;
use office::{
    Answer, Failure,
    premise::{Once, Premise},
};

const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Characters of a key at most.
const LONGEST: usize = 200;

/// The premise of the act that `body` asks for at this address.
pub(super) fn of(visit: &Visit, headers: &HeaderMap, body: &[u8]) -> Result<Premise, Reply> {
    let read = || Ok(Premise { seen: seen(headers)?, once: once(headers, &visit.visitor.path, body)? });
    read().or_reply(visit)
}

/// The version of `If-Match: "12"`; `*` and no header rest on none.
fn seen(headers: &HeaderMap) -> Answer<Option<i64>> {
    let Some(wanted) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let wanted = wanted.to_str().unwrap_or_default().trim();
    if wanted == "*" {
        return Ok(None);
    }
    let version = wanted.strip_prefix('"').and_then(|it| it.strip_suffix('"')).and_then(|it| it.parse().ok());
    version.map(Some).ok_or(Failure::Field { field: "If-Match", code: "header.unreadable" })
}

fn once(headers: &HeaderMap, path: &str, body: &[u8]) -> Answer<Option<Once>> {
    let Some(key) = headers.get(KEY) else { return Ok(None) };
    let key = key.to_str().unwrap_or_default().trim();
    if key.is_empty() || key.len() > LONGEST {
        return Err(Failure::Field { field: "Idempotency-Key", code: "header.unreadable" });
    }
    Ok(Some(Once { key: key.to_owned(), request: format!("{path} {}", Hash::of(body)) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(HeaderName::from_static(name), value.parse().unwrap())])
    }

    #[test]
    fn one_version_or_none_is_asked_for() {
        assert!(matches!(seen(&with("if-match", "\"12\"")), Ok(Some(12))));
        assert!(matches!(seen(&with("if-match", "*")), Ok(None)));
        assert!(matches!(seen(&HeaderMap::new()), Ok(None)));
    }

    #[test]
    fn a_version_that_cannot_be_read_is_told_and_not_left_out() {
        for text in ["12", "\"a\"", "W/\"12\"", "\"1\", \"2\"", ""] {
            assert!(seen(&with("if-match", text)).is_err(), "{text}");
        }
    }

    #[test]
    fn the_same_key_stands_for_one_address_and_one_body() {
        let request =
            |path: &str, body: &[u8]| once(&with("idempotency-key", "k"), path, body).unwrap().unwrap().request;
        assert_eq!(request("/a", b"1"), request("/a", b"1"));
        assert_ne!(request("/a", b"1"), request("/a", b"2"));
        assert_ne!(request("/a", b"1"), request("/b", b"1"));
    }

    #[test]
    fn a_key_is_neither_empty_nor_endless() {
        for key in ["", " ", &"k".repeat(LONGEST + 1)] {
            assert!(once(&with("idempotency-key", key), "/", b"").is_err(), "{key}");
        }
    }
}

//! The two cookies: the session and the language.

use axum::http::{HeaderMap, header};

/// Name of the session's cookie.
pub const SESSION: &str = "heluo";
/// Name of the language's cookie.
pub const LANGUAGE: &str = "lang";

/// The value of a cookie that came with the request.
#[must_use]
pub fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// The line that sets the session; it lives as long as the browser is open, the server's own limit is shorter.
#[must_use]
pub fn session(token: &str, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{SESSION}={token}; Path=/; HttpOnly; SameSite=Lax{secure}")
}

/// The line that takes the session away.
#[must_use]
pub fn no_session(secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{SESSION}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}")
}

/// The line that keeps a language for a year.
#[must_use]
pub fn language(code: &str) -> String {
    format!("{LANGUAGE}={code}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "lang=en; heluo=abc".parse().unwrap());
        assert_eq!(value(&headers, SESSION), Some("abc"));
        assert_eq!(value(&headers, "heluo2"), None);
    }
}

//! 门口 what anybody reaches: signing in and out, the password, the language, assets, health.

mod assets;
mod health;
mod language;
mod password;
pub(crate) mod peer;
mod sign_in;
mod sign_out;

use crate::route::{Gate, Route, form, page};

/// Routes of the door.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        page("/sign-in", Gate::Public, sign_in::page),
        form("/sign-in", Gate::Public, sign_in::send),
        form("/sign-out", Gate::SignedIn, sign_out::send),
        page("/password", Gate::SignedIn, password::page),
        form("/password", Gate::SignedIn, password::send),
        form("/language", Gate::Public, language::send),
        page("/assets/{name}", Gate::Public, assets::page),
        page("/healthz", Gate::Public, health::alive),
        page("/readyz", Gate::Public, health::ready),
        page("/robots.txt", Gate::Public, health::robots),
    ]
}

/// `next` where it is an address of this site, else the first page: nobody is led elsewhere after signing in.
fn inside(next: &str) -> &str {
    let plain = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n', '\t']);
    if plain { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn an_address_of_this_site_is_kept() {
        for next in ["/", "/items?light=overdue&q=%E7%94%B5", "/plans/7/review#opened"] {
            assert_eq!(inside(next), next);
        }
    }

    #[test]
    fn nobody_is_led_to_another_site() {
        for next in [
            "",
            "//evil.example",
            "https://evil.example/",
            "/\\evil.example",
            "items",
            "/a\r\nSet-Cookie: x=1",
            "/\t/evil",
        ] {
            assert_eq!(inside(next), "/", "{next:?}");
        }
    }
}

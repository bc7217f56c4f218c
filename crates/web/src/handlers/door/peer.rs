//! 来处 the network address of a request, for the limit on passwords; never stored.

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};

/// The address as text, `""` where it is not known.
pub struct Peer(pub String);

impl<S: Sync> FromRequestParts<S> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let near = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
        let told = parts.headers.get_all("x-forwarded-for").iter().filter_map(|it| it.to_str().ok()).next_back();
        Ok(Self(address(near, told)))
    }
}

/// Only a proxy on this machine is believed, and only the last address it tells: that one it saw itself.
fn address(near: Option<IpAddr>, told: Option<&str>) -> String {
    let own_proxy = near.is_some_and(|it| it.is_loopback());
    let last = told.filter(|_| own_proxy).and_then(|it| it.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    last.or(near).map(|it| it.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROXY: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn a_proxy_on_this_machine_is_believed_about_whom_it_saw() {
        assert_eq!(address(Some(PROXY), Some("1.2.3.4, 10.20.4.17")), "10.20.4.17");
        assert_eq!(address(Some(PROXY), Some("nonsense")), "127.0.0.1");
        assert_eq!(address(Some(PROXY), None), "127.0.0.1");
    }

    #[test]
    fn nobody_else_can_choose_the_own_address() {
        let far: IpAddr = "10.20.4.18".parse().unwrap();
        assert_eq!(address(Some(far), Some("1.2.3.4")), "10.20.4.18");
        assert_eq!(address(None, Some("1.2.3.4")), "");
    }
}

//! The server: the table of routes behind limits and headers, until it is told to stop.

use crate::{gate::Visitor, reply::Reply, route, routes, site::Site, visit::Visit};
use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
};
use std::{future::Future, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
};

/// No script, style, frame or form but our own; nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A request is answered within this time, or not at all.
const PATIENCE: Duration = Duration::from_secs(60);

/// The whole application as a service.
pub fn app(site: &Arc<Site>) -> Router {
    let limit = usize::try_from(site.manner.upload).unwrap_or(usize::MAX);
    let mut app = route::router(routes::all(), site)
        .fallback(missing)
        .layer(DefaultBodyLimit::max(limit))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CompressionLayer::new());
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
    ] {
        app = app.layer(SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value)));
    }
    if site.manner.https {
        let strict = HeaderValue::from_static("max-age=31536000");
        app = app.layer(SetResponseHeaderLayer::if_not_present(header::STRICT_TRANSPORT_SECURITY, strict));
    }
    app.with_state(Arc::clone(site))
}

async fn missing(State(site): State<Arc<Site>>) -> Reply {
    Reply::status(&Visit { site, visitor: Visitor::default() }, StatusCode::NOT_FOUND)
}

/// Serves until `stop` is done; then lets requests under way finish.
///
/// # Errors
/// Where the listener fails.
pub async fn serve(
    listener: TcpListener,
    site: &Arc<Site>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let app = app(site).into_make_service_with_connect_info::<std::net::SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(stop).await
}

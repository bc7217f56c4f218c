//! 健康检查 for whoever keeps the machine, and what robots are asked.

use crate::visit::Visit;
use axum::http::StatusCode;

/// The process answers.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// The store answers too.
pub(super) async fn ready(visit: Visit) -> (StatusCode, &'static str) {
    match visit.office().store().units().await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n"),
    }
}

/// Nothing here is for search engines.
pub(super) async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /\n"
}

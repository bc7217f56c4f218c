//! 答复 what goes back: a page, an address, JSON, a file, or an error that says what to do.

use crate::{problem::Problem, visit::Visit};
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use docket::Refusal;
use office::{Failure, premise::CHANGED};
use pages::{
    Lang, Template, Words,
    page::{FaultKind, FaultPage},
};
use serde::Serialize;
use std::{error::Error, fmt::Display};

/// The ETag of a docket with so many events.
pub fn etag(version: impl Display) -> String {
    format!("\"{version}\"")
}

/// 答复
#[derive(Debug)]
pub struct Reply(Box<Response<Body>>);

impl IntoResponse for Reply {
    fn into_response(self) -> Response<Body> {
        *self.0
    }
}

impl Reply {
    fn of(response: impl IntoResponse) -> Self {
        Self(Box::new(response.into_response()))
    }

    /// A page.
    ///
    /// # Errors
    /// The error page when the template fails, which only a broken build can cause.
    pub fn page(visit: &Visit, page: &impl Template) -> Result<Self, Self> {
        Self::page_with(visit, StatusCode::OK, page)
    }

    /// A page with a status, for a form that goes back with its faults.
    ///
    /// # Errors
    /// As [`Reply::page`].
    pub fn page_with(visit: &Visit, status: StatusCode, page: &impl Template) -> Result<Self, Self> {
        match page.render() {
            Ok(html) => Ok(Self::html(status, html)),
            Err(error) => Err(Self::world(visit, &error)),
        }
    }

    fn html(status: StatusCode, html: String) -> Self {
        let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
        Self::of((status, kind, html))
    }

    /// Another address, read with GET.
    #[must_use]
    pub fn see_other(path: &str) -> Self {
        Self::of((StatusCode::SEE_OTHER, [(header::LOCATION, path.to_owned())]))
    }

    /// JSON.
    #[must_use]
    pub fn json(value: &impl Serialize) -> Self {
        match serde_json::to_vec(value) {
            Ok(bytes) => Self::of(([(header::CONTENT_TYPE, "application/json")], bytes)),
            Err(_) => Self::of(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }

    /// A file to be saved under `name`. It is never shown in place: a browser must not run what somebody handed in.
    #[must_use]
    pub fn file(name: &str, media: &str, bytes: Vec<u8>) -> Self {
        let escaped = crate::query::escape(name).replace('/', "%2F");
        let disposition = format!("attachment; filename*=UTF-8''{escaped}");
        let headers = [
            (header::CONTENT_TYPE, media.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ];
        Self::of((headers, bytes))
    }

    /// The same with one more header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.0.headers_mut().append(name, value);
        }
        self
    }

    /// An error by its status alone.
    #[must_use]
    pub fn status(visit: &Visit, status: StatusCode) -> Self {
        let kind = match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => FaultKind::NotFound,
            StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => FaultKind::Denied,
            StatusCode::TOO_MANY_REQUESTS => FaultKind::Throttled,
            StatusCode::INTERNAL_SERVER_ERROR => FaultKind::World,
            _ => FaultKind::Unusable,
        };
        let text = if status == StatusCode::PAYLOAD_TOO_LARGE {
            visit.words().t1("fault-too_large", "mib", visit.site.manner.upload >> 20)
        } else {
            String::new()
        };
        Self::fault(visit, status, kind, text, Vec::new(), String::new())
    }

    /// What a use case did not do.
    #[must_use]
    pub fn failure(visit: &Visit, failure: &Failure) -> Self {
        let words = visit.words();
        match failure {
            Failure::Unknown => Self::status(visit, StatusCode::UNAUTHORIZED),
            Failure::Denied { .. } => Self::status(visit, StatusCode::FORBIDDEN),
            Failure::Missing { .. } => Self::status(visit, StatusCode::NOT_FOUND),
            Failure::Unreadable(failure) => {
                let text = if visit.visitor.lang == Lang::Zh { failure.zh() } else { failure.en() };
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                Self::fault(visit, status, FaultKind::Unusable, text, Vec::new(), String::new())
            }
            Failure::Refused(refusal) => {
                let status = match refusal.code {
                    "account.wait" | "voice.wait" => StatusCode::TOO_MANY_REQUESTS,
                    "docket.unknown" => return Self::status(visit, StatusCode::NOT_FOUND),
                    _ => StatusCode::UNPROCESSABLE_ENTITY,
                };
                if visit.visitor.api {
                    return Self::refused(&words, status, refusal);
                }
                let text = words.refusal(refusal.code, &refusal.params);
                let cites = refusal.cites.iter().map(|it| format!("{} {}", it.instrument, it.article)).collect();
                Self::fault(visit, status, FaultKind::Refused, text, cites, String::new())
            }
            Failure::Field { field, code } => {
                if visit.visitor.api {
                    return Self::problem(&Problem::field(&words, field, code));
                }
                let text = words.code("fault", code);
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                Self::fault(visit, status, FaultKind::Unusable, text, Vec::new(), String::new())
            }
            Failure::World(office::StoreError::Cursor) => Self::status(visit, StatusCode::BAD_REQUEST),
            Failure::World(error) => Self::world(visit, error),
            Failure::File(error) => Self::world(visit, error),
            Failure::Export(error) => Self::world(visit, error),
        }
    }

    /// A legal "no" for a machine; what has changed meanwhile comes with the version that stands now.
    fn refused(words: &Words, status: StatusCode, refusal: &Refusal) -> Self {
        if refusal.code != CHANGED {
            return Self::problem(&Problem::refused(words, status, refusal));
        }
        let reply = Self::problem(&Problem::refused(words, StatusCode::PRECONDITION_FAILED, refusal));
        let version = refusal.params.iter().find(|(name, _)| *name == "version").map(|(_, value)| value);
        match version {
            Some(version) => reply.with(header::ETAG, &etag(version)),
            None => reply,
        }
    }

    /// The world erred: logged once with its chain under a number, which is all that the page tells.
    #[must_use]
    pub fn world(visit: &Visit, error: &dyn Error) -> Self {
        let number: String = visit.office().world().token().chars().take(8).collect();
        let mut chain = error.to_string();
        let mut source = error.source();
        while let Some(error) = source {
            chain.push_str(": ");
            chain.push_str(&error.to_string());
            source = error.source();
        }
        tracing::error!(number, chain, "a request failed");
        Self::fault(visit, StatusCode::INTERNAL_SERVER_ERROR, FaultKind::World, String::new(), Vec::new(), number)
    }

    fn fault(
        visit: &Visit,
        status: StatusCode,
        kind: FaultKind,
        text: String,
        cites: Vec<String>,
        number: String,
    ) -> Self {
        if visit.visitor.api {
            return Self::problem(&Problem::plain(&visit.words(), status, kind, &text, &number));
        }
        let page = FaultPage { frame: visit.bare_frame(), kind, text, cites, number, back: "/".to_owned() };
        match page.render() {
            Ok(html) => Self::html(status, html),
            Err(_) => Self::of(status),
        }
    }

    /// What went wrong, for a machine.
    #[must_use]
    pub fn problem(problem: &Problem) -> Self {
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(problem).unwrap_or_default();
        Self::of((status, [(header::CONTENT_TYPE, "application/problem+json")], body))
    }
}

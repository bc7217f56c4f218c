//! RFC 9457: an error as machines read it.

use axum::http::StatusCode;
use docket::Refusal;
use pages::{Words, page::FaultKind};
use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong, as `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// What sort of problem, stable: `/problems/refused`.
    #[serde(rename = "type")]
    pub kind: String,
    /// In a few words.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// What it was and what to do.
    pub detail: String,
    /// Code of a refusal or of what is wrong with a field, stable.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// The field that is wrong.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// What a refusal rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
    /// Number to quote when the world erred.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
}

impl Problem {
    /// By status and kind alone.
    #[must_use]
    pub fn plain(words: &Words, status: StatusCode, kind: FaultKind, text: &str, number: &str) -> Self {
        let detail = if text.is_empty() { words.t(&format!("fault-about-{}", kind.name())) } else { text.to_owned() };
        Self {
            kind: format!("/problems/{}", kind.name()),
            title: words.t(&format!("fault-{}", kind.name())),
            status: status.as_u16(),
            detail,
            code: String::new(),
            field: String::new(),
            cites: Vec::new(),
            number: number.to_owned(),
        }
    }

    /// A legal "no".
    #[must_use]
    pub fn refused(words: &Words, status: StatusCode, refusal: &Refusal) -> Self {
        let text = words.refusal(refusal.code, &refusal.params);
        Self {
            code: refusal.code.to_owned(),
            cites: refusal.cites.iter().map(|it| format!("{} {}", it.instrument, it.article)).collect(),
            ..Self::plain(words, status, FaultKind::Refused, &text, "")
        }
    }

    /// A field that cannot be used.
    #[must_use]
    pub fn field(words: &Words, field: &str, code: &str) -> Self {
        Self {
            code: code.to_owned(),
            field: field.to_owned(),
            ..Self::plain(words, StatusCode::UNPROCESSABLE_ENTITY, FaultKind::Unusable, &words.code("fault", code), "")
        }
    }
}

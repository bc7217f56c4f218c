//! Why a use case did not do what was asked.

use crate::{export::ExportError, worker::ReadFailure};
use docket::Refusal;
use store::{FileError, StoreError};

/// What came instead of an answer. Only [`Failure::World`] and [`Failure::File`] are logged as errors.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Nobody is signed in, or the session has ended.
    #[error("not signed in")]
    Unknown,
    /// The role may not do this act; or the thing is out of the caller's scope (then it is [`Failure::Missing`]).
    #[error("act {act} is denied")]
    Denied {
        /// The act of the permission matrix.
        act: &'static str,
    },
    /// There is no such thing within the caller's reach.
    #[error("no such {what}")]
    Missing {
        /// `item`, `plan`, `account` …
        what: &'static str,
    },
    /// A legal "no".
    #[error("refused: {}", .0.code)]
    Refused(Refusal),
    /// The input of a field is not usable.
    #[error("field {field}: {code}")]
    Field {
        /// Name of the field in the form and the API.
        field: &'static str,
        /// Key of its words.
        code: &'static str,
    },
    /// The document cannot be read; the words say what to do.
    #[error(transparent)]
    Unreadable(ReadFailure),
    /// A file could not be kept or found.
    #[error("a file could not be kept or found")]
    File(#[source] FileError),
    /// A file for people outside could not be built.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The world erred.
    #[error("the store failed")]
    World(#[from] StoreError),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What a use case gives.
pub type Answer<T> = Result<T, Failure>;

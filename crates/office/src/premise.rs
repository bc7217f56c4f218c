//! 前提 what an act rests on besides leave and rules: the version that was seen, and the key by which it is done once.

use crate::caller::Caller;
use docket::Refusal;
use serde::{Serialize, de::DeserializeOwned};
use store::{Desk, Job};
use vocab::DocketId;

/// Something happened to the docket since its page was read.
pub const CHANGED: &str = "docket.changed";

/// 前提. The default rests on nothing: it is done whatever happened meanwhile, and as often as it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Premise {
    /// The number of the docket's events as its reader saw it.
    pub seen: Option<i64>,
    /// The key by which the same act asked for twice is done once.
    pub once: Option<Once>,
}

/// 一次 an act that may be asked for twice and is done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    /// Chosen by whoever asks; his own keys only.
    pub key: String,
    /// What is asked for. The same key for anything else is refused as `idempotency.reused`.
    pub request: String,
}

impl Premise {
    /// On the version that was seen, and on nothing else.
    #[must_use]
    pub const fn seen(seen: Option<i64>) -> Self {
        Self { seen, once: None }
    }

    /// Asked on the desk, where nobody can come in between.
    ///
    /// # Errors
    /// [`CHANGED`], with the `version` that stands now.
    pub(crate) fn holds(&self, desk: &mut Desk<'_>, id: DocketId) -> Result<(), Refusal> {
        match (self.seen, desk.version(id)) {
            (Some(seen), Some(now)) if seen != now => Err(Refusal::new(CHANGED).with("version", now)),
            _ => Ok(()),
        }
    }
}

/// The job, answered from memory where `caller` asked for it before under the same key.
pub(crate) fn once<T: Serialize + DeserializeOwned>(once: Option<&Once>, caller: &Caller, job: Job<T>) -> Job<T> {
    match once {
        Some(Once { key, request }) => job.idempotency(key, caller.account, request),
        None => job,
    }
}

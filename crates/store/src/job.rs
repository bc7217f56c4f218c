//! 任务 one act on its way through the writer.

use crate::{Desk, StoreError, table::Answered};
use docket::{Actor, Refusal};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use tokio::sync::oneshot;
use vocab::{AccountId, DocketId};

type Run<T> = Box<dyn Fn(&mut Desk<'_>) -> Result<T, Refusal> + Send>;

/// One act: what it needs loaded and what it decides. It is one transaction, or nothing.
///
/// `run` is called at least once and may be called again, when it asked for something that was not loaded or when
/// the batch it was in was rejected; only the last call counts. So it may not change anything but the [`Desk`].
pub struct Job<T> {
    pub(crate) at: Timestamp,
    pub(crate) actor: Actor,
    pub(crate) loads: Vec<DocketId>,
    pub(crate) once: Option<Once<T>>,
    run: Run<T>,
}

/// How an act that may be asked for twice is known again, and how its answer is kept.
pub(crate) struct Once<T> {
    pub key: String,
    pub account: i64,
    pub request: String,
    write: fn(&T) -> Result<String, serde_json::Error>,
    read: fn(&str) -> Result<T, serde_json::Error>,
}

impl<T> Job<T> {
    /// An act by `actor` at the moment `at`. `loads` are the dockets it will most likely look at.
    pub fn new(
        at: Timestamp,
        actor: Actor,
        loads: Vec<DocketId>,
        run: impl Fn(&mut Desk<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> Self {
        Self { at, actor, loads, once: None, run: Box::new(run) }
    }
}

impl<T: Serialize + DeserializeOwned> Job<T> {
    /// The same, answered from memory when `account` asked with this `key` before. `request` says what is asked for;
    /// the same key with another request is refused as `idempotency.reused`. Refusals are not kept.
    #[must_use]
    pub fn idempotency(mut self, key: &str, account: AccountId, request: &str) -> Self {
        self.once = Some(Once {
            key: key.to_owned(),
            account: account.0,
            request: request.to_owned(),
            write: |value| serde_json::to_string(value),
            read: |text| serde_json::from_str(text),
        });
        self
    }
}

/// A job with its type taken away.
pub(crate) trait Act: Send {
    fn at(&self) -> Timestamp;
    fn actor(&self) -> &Actor;
    fn loads(&self) -> &[DocketId];
    /// Account and key under which an answer may be kept.
    fn once(&self) -> Option<(i64, &str)>;
    /// Decides; whether there may be something to write.
    fn run(&mut self, desk: &mut Desk<'_>) -> bool;
    /// Takes the answer that was kept.
    fn recall(&mut self, kept: &Answered);
    /// The answer to keep.
    fn keep(&self) -> Option<Result<Answered, StoreError>>;
    /// Answers: with what was decided, or with the error.
    fn finish(self: Box<Self>, outcome: Result<(), StoreError>);
}

/// An answer: what the act gave, or the legal "no".
pub(crate) type Answer<T> = Result<Result<T, Refusal>, StoreError>;

pub(crate) struct Pending<T> {
    pub job: Job<T>,
    pub value: Option<Answer<T>>,
    pub reply: oneshot::Sender<Answer<T>>,
}

impl<T: Send> Act for Pending<T> {
    fn at(&self) -> Timestamp {
        self.job.at
    }

    fn actor(&self) -> &Actor {
        &self.job.actor
    }

    fn loads(&self) -> &[DocketId] {
        &self.job.loads
    }

    fn once(&self) -> Option<(i64, &str)> {
        self.job.once.as_ref().map(|it| (it.account, it.key.as_str()))
    }

    fn run(&mut self, desk: &mut Desk<'_>) -> bool {
        let value = (self.job.run)(desk);
        let accepted = value.is_ok();
        self.value = Some(Ok(value));
        accepted
    }

    fn recall(&mut self, kept: &Answered) {
        self.value = self.job.once.as_ref().map(|once| {
            if once.request == kept.request {
                (once.read)(&kept.answer).map(Ok).map_err(|it| StoreError::Unreadable(it.to_string()))
            } else {
                Ok(Err(Refusal::new("idempotency.reused").with("key", &once.key)))
            }
        });
    }

    fn keep(&self) -> Option<Result<Answered, StoreError>> {
        let (once, Some(Ok(Ok(value)))) = (self.job.once.as_ref()?, &self.value) else { return None };
        let answer = (once.write)(value).map_err(|it| StoreError::Unwritable(it.to_string()));
        Some(answer.map(|answer| Answered {
            account: once.account,
            key: once.key.clone(),
            request: once.request.clone(),
            answer,
            at: self.job.at.as_microsecond(),
        }))
    }

    fn finish(self: Box<Self>, outcome: Result<(), StoreError>) {
        let answer = match outcome {
            Ok(()) => self.value.unwrap_or(Err(StoreError::Aborted)),
            Err(error) => Err(error),
        };
        // Nobody waits any more when the request was given up; the act stands all the same.
        drop(self.reply.send(answer));
    }
}

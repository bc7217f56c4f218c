//! 退回表单: an act that was not done goes back to its form with what is wrong; nothing that was typed is lost.

use crate::{form::Form, reply::Reply, visit::Visit};
use office::Failure;
use pages::{Lang, form};

/// 退回 what was sent, and why it was not done.
pub struct Again {
    /// Name of the form, `entry_edit`.
    pub name: &'static str,
    /// What was sent.
    pub sent: Form,
    failure: Failure,
}

impl Again {
    /// For what a reader can mend in the form.
    ///
    /// # Errors
    /// The page that tells of any other failure.
    pub fn new(visit: &Visit, name: &'static str, sent: Form, failure: Failure) -> Result<Self, Reply> {
        match &failure {
            Failure::Refused(refusal) if refusal.code == "docket.unknown" => Err(Reply::failure(visit, &failure)),
            Failure::Refused(_) | Failure::Field { .. } | Failure::Unreadable(_) => Ok(Self { name, sent, failure }),
            _ => Err(Reply::failure(visit, &failure)),
        }
    }

    /// Puts back what was typed, with what is wrong.
    pub fn put_into(&self, form: &mut form::Form, visit: &Visit) {
        let words = visit.words();
        form.refill(self.sent.sent());
        match &self.failure {
            Failure::Refused(refusal) => form.refuse(words.refusal(refusal.code, &refusal.params)),
            Failure::Field { field, code } => form.fault(field, words.code("fault", code)),
            Failure::Unreadable(failure) => {
                form.fault("file", if visit.visitor.lang == Lang::Zh { failure.zh() } else { failure.en() });
            }
            _ => {}
        }
    }
}

//! 退回表单: an act that was not done goes back to its form with what is wrong; nothing that was typed is lost.

use crate::{form::Form, reply::Reply, visit::Visit};
use docket::Refusal;
use office::Failure;
use pages::{Lang, Words, form};

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
            Failure::Refused(refusal) => note_refusal(form, refusal, &words),
            Failure::Field { field, code } => form.fault(field, words.code("fault", code)),
            Failure::Unreadable(failure) => {
                form.fault("file", if visit.visitor.lang == Lang::Zh { failure.zh() } else { failure.en() });
            }
            _ => {}
        }
    }
}

/// Puts a refusal into a form: at its field where it is about one, else above all.
pub(crate) fn note_refusal(page: &mut form::Form, refusal: &Refusal, words: &Words) {
    let text = words.refusal(refusal.code, &refusal.params);
    let field = refusal.params.iter().find(|(name, _)| *name == "field").map(|(_, value)| match value.as_str() {
        // The form calls it otherwise.
        "to" => "superior".to_owned(),
        other => other.replace('.', "_"),
    });
    let behalf = (refusal.code == ledger::refusals::ON_BEHALF_NEEDED).then(|| "behalf_unit".to_owned());
    match field.or(behalf) {
        Some(field) if page.all().any(|it| it.name == field) => page.fault(&field, text),
        _ => page.refuse(text),
    }
}

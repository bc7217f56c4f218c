//! 问题: verify the effect, strike off, look again, and which measures answer it.

use super::{choices, evidence, signed};
use crate::form::{Field, Form, Input};
use crate::part::Choice;
use crate::words::Words;
use vocab::DocketId;

/// Every act on a problem that a person does on its page; the form is called `problem_NAME`.
pub const ACTS: [&str; 6] = ["verify", "close", "review", "link", "unlink", "discard"];

/// What the forms need to know of the problem.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Version of the problem that the page shows.
    pub version: u64,
    /// Measures that answer it.
    pub linked: Vec<Choice>,
    /// Measures of the same indicator that do not.
    pub others: Vec<Choice>,
}

/// The form of the act called `name`; `None` for no such act.
#[must_use]
pub fn offer(words: &Words, name: &str, id: DocketId, facts: &Facts) -> Option<Form> {
    let act = |name: &'static str, act: &str| {
        Form::new(name, format!("/problems/{id}/{act}"))
            .field(Field::may("version", Input::Hidden).with(facts.version.to_string()))
    };
    Some(match name {
        "verify" => act("problem_verify", name).field(Field::must("effect", Input::Area)).field(evidence(words)),
        "close" => signed(act("problem_close", name).field(Field::must("opinion", Input::Area))),
        "review" => act("problem_review", name)
            .field(Field::must("finding", Input::Radio(choices(words, "finding", &["held", "relapsed"]))))
            .field(Field::must("text", Input::Area))
            .field(Field::may("reopen", Input::Checks(facts.linked.clone())))
            .field(Field::may("reopen_due", Input::Day))
            .field(Field::may("new_measure", Input::Check))
            .field(evidence(words)),
        "link" => act("problem_link", name).field(Field::must("item", Input::Select(facts.others.clone()))),
        "unlink" => act("problem_unlink", name)
            .field(Field::must("item", Input::Select(facts.linked.clone())))
            .field(Field::must("reason", Input::Text)),
        "discard" => act("problem_discard", name).field(Field::must("reason", Input::Text)),
        _ => return None,
    })
}

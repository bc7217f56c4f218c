//! 企业诉求: what its acts ask of staff, and the forms of the public.

use super::register::{Register, Takes, may, must};
use crate::form::{Field, Form, Input};
use crate::part::Choice;
use crate::words::Words;

/// 办理结果, `voice-outcome-NAME`; the names of `ledger::voice::Outcome`.
pub const OUTCOMES: [&str; 4] = ["resolved", "partly", "unsupported", "unresolved"];

/// What the raiser does, `voice_NAME`; the names of the acts of `ledger::step::By::Raiser` on a voice that is there.
pub const REACTIONS: [&str; 5] = ["confirm", "dispute", "rate", "add", "withdraw"];

/// What a picker of files offers to the public.
const PAPERS: &str = ".pdf,.jpg,.jpeg,.png,.docx,.doc,.xlsx,.zip";

/// 企业诉求
pub const VOICE: Register = Register {
    name: "voice",
    word: "voices",
    states: &["raised", "assigned", "accepted", "answered", "told", "closed", "forwarded", "merged", "withdrawn"],
    columns: &["voice_number", "voice_matter", "voice_outcome", "voice_stars"],
    acts: crate::acts! { "voice":
        "assign" [must("unit", Takes::Unit), may("note", Takes::Area)],
        "forward" [must("to", Takes::Text), must("reason", Takes::Area)],
        "accept" [],
        "answer" [
            must("outcome", Takes::Choice("voice-outcome", &OUTCOMES)),
            must("text", Takes::Area),
            may("basis", Takes::Text),
            may("evidence", Takes::Photos),
        ],
        "tell" [may("note", Takes::Area)],
        "send_back" [must("reason", Takes::Area)],
        "decline" [must("reason", Takes::Area)],
        "extend" [must("reason", Takes::Area), may("form", Takes::Signed)],
        "make_item" [must("title", Takes::Text), must("unit", Takes::Unit), must("due", Takes::Due)],
        "link_item" [must("item", Takes::Docket)],
        "merge" [must("into", Takes::One)],
    },
};

/// 提诉求: `matter`, `text`, `wish`, `concerns`, `indicator`, `files`, `enterprise`, `phone`, `confidential`.
#[must_use]
pub fn raise(words: &Words, matters: Vec<Choice>, units: Vec<Choice>, indicators: Vec<Choice>) -> Form {
    let opened = |list: Vec<Choice>| std::iter::once(Choice::new("", words.t("choice-none"))).chain(list).collect();
    let mut form = Form::new("voice_raise", "/voice")
        .field(Field::must("matter", Input::Radio(matters)))
        .field(Field::must("text", Input::Area))
        .field(Field::may("wish", Input::Area))
        .field(Field::may("concerns", Input::Select(opened(units))))
        .field(Field::may("indicator", Input::Select(opened(indicators))))
        .field(Field::may("files", Input::Files(PAPERS)))
        .field(Field::must("enterprise", Input::Text))
        .field(Field::must("phone", Input::Text))
        .field(Field::may("confidential", Input::Check));
    (form.main, form.open) = (true, true);
    form
}

/// 查进度: `number`, `code`.
#[must_use]
pub fn track(number: &str) -> Form {
    let mut form = Form::new("voice_track", "/voice/track")
        .field(Field::must("number", Input::Text).with(number))
        .field(Field::must("code", Input::Text));
    (form.main, form.open) = (true, true);
    form
}

/// What the raiser does, by its name; `None` for no such act.
#[must_use]
pub fn react(words: &Words, name: &str) -> Option<Form> {
    let stars = || {
        let list = (1..=5_u8).rev().map(|it| Choice::new(it, words.code("voice-stars", &it.to_string()))).collect();
        Field::must("stars", Input::Radio(list))
    };
    let act = |name: &'static str, word: &str| Form::new(name, format!("/voice/mine/{word}"));
    Some(match name {
        "confirm" => act("voice_confirm", name).field(stars()).field(Field::may("text", Input::Area)),
        "rate" => act("voice_rate", name).field(stars()).field(Field::may("text", Input::Area)),
        "dispute" => act("voice_dispute", name).field(Field::must("reason", Input::Area)),
        "add" => act("voice_add", name)
            .field(Field::must("text", Input::Area))
            .field(Field::may("files", Input::Files(PAPERS))),
        "withdraw" => act("voice_withdraw", name).field(Field::may("reason", Input::Text)),
        _ => return None,
    })
}

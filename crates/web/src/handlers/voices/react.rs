//! 诉求人回应: confirm, dispute, rate, add, withdraw.

use super::{
    key::Held,
    mine::draw,
    raise::{handed, note},
};
use crate::{
    form::Form,
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::{extract::Path, http::StatusCode};
use ledger::voice::{Act, Add, Confirm, Dispute, Rate, Withdraw};
use office::{
    Failure,
    react_to_voice::{ReactToVoice, react_to_voice},
    track_voice::track_voice,
};
use pages::forms::voice::react;

/// `POST /voice/mine/{act}`
pub(super) async fn send(visit: Visit, Held(key): Held, Path(name): Path<String>, form: Form) -> Result<Reply, Reply> {
    let page = react(&visit.words(), &name).ok_or_else(|| Reply::status(&visit, StatusCode::NOT_FOUND))?;
    let done = match asked(&name, &form) {
        Ok(act) => react_to_voice(visit.office(), ReactToVoice { key: key.clone(), act, files: handed(&form) }).await,
        Err(failure) => Err(failure),
    };
    let Err(failure) = done else { return Ok(Reply::see_other(&format!("/voice/mine?done=voice_{name}"))) };
    // Without the key there is no page to go back to.
    let tracked = track_voice(visit.office(), &key).await.or_reply(&visit)?;
    let mut again = page;
    again.refill(form.sent());
    let status = note(&visit, &mut again, &form, failure)?;
    draw(&visit, &tracked, status, Some(again)).await
}

fn asked(name: &str, form: &Form) -> Result<Act, Failure> {
    let text = |name: &str| form.text(name).replace("\r\n", "\n");
    let must = |field: &'static str| {
        Some(text(field)).filter(|it| !it.is_empty()).ok_or(Failure::Field { field, code: "missing" })
    };
    let stars = || form.number("stars").ok_or(Failure::Field { field: "stars", code: "choice" });
    Ok(match name {
        "confirm" => Act::Confirm(Confirm { stars: stars()?, text: text("text") }),
        "rate" => Act::Rate(Rate { stars: stars()?, text: text("text") }),
        "dispute" => Act::Dispute(Dispute { reason: must("reason")? }),
        "add" => Act::Add(Add { text: must("text")?, files: Vec::new() }),
        _ => Act::Withdraw(Withdraw { reason: text("reason") }),
    })
}

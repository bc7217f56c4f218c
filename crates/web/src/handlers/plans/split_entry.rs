//! 拆分一条: each line becomes a measure of its own.

use super::review;
use crate::{form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use ledger::plan::{Act, Part, Split};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path((id, entry)): Path<(DocketId, u32)>, form: Form) -> Result<Reply, Reply> {
    let pieces = form.text("pieces").lines().map(str::trim).filter(|it| !it.is_empty());
    let parts = pieces.map(|it| Part { title: it.to_owned(), text: it.to_owned() }).collect();
    let act = Act::Split(Split { entry, parts });
    review::act(&visit, id, Some(entry), "entry_split", Ok(vec![act]), form).await
}

//! 不列入台账, with a reason.

use super::review;
use crate::{form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use ledger::plan::{Act, Drop};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path((id, entry)): Path<(DocketId, u32)>, form: Form) -> Result<Reply, Reply> {
    let act = Act::Drop(Drop { entry, reason: form.text("reason").to_owned() });
    review::act(&visit, id, Some(entry), "entry_drop", Ok(vec![act]), form).await
}

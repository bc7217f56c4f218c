//! 恢复列入.

use super::review;
use crate::{form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use ledger::plan::{Act, Restore};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path((id, entry)): Path<(DocketId, u32)>, form: Form) -> Result<Reply, Reply> {
    let act = Act::Restore(Restore { entry });
    review::act(&visit, id, Some(entry), "entry_restore", Ok(vec![act]), form).await
}

//! 合并: what is ticked goes into this one.

use super::review;
use crate::{form::Form, reply::Reply, visit::Visit};
use axum::extract::Path;
use ledger::plan::{Act, Merge};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path((id, entry)): Path<(DocketId, u32)>, form: Form) -> Result<Reply, Reply> {
    let others = form.all("other").filter_map(|it| it.parse().ok());
    let act = Act::Merge(Merge { entries: std::iter::once(entry).chain(others).collect() });
    review::act(&visit, id, Some(entry), "entry_merge", Ok(vec![act]), form).await
}

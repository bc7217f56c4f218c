//! 对应的问题: ticked are those that the measure answers; what changed is linked or unlinked.

use super::review;
use crate::{
    form::Form,
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::Path;
use ledger::plan::{Act, Link, Plan, Unlink};
use office::{list_dockets::Kind, show_docket::show};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path((id, entry)): Path<(DocketId, u32)>, form: Form) -> Result<Reply, Reply> {
    let shown = show::<Plan>(visit.office(), visit.caller()?, Kind::Plan, id).await.or_reply(&visit)?;
    let before = shown.state.plan.entry(entry).map(|it| it.problems.clone()).unwrap_or_default();
    let ticked: Vec<u32> = form.all("problem").filter_map(|it| it.parse().ok()).collect();
    let gone = before.iter().filter(|it| !ticked.contains(it)).map(|it| Act::Unlink(Unlink { entry, problem: *it }));
    let new = ticked.iter().filter(|it| !before.contains(it)).map(|it| Act::Link(Link { entry, problem: *it }));
    let acts = gone.chain(new).collect();
    review::act(&visit, id, Some(entry), "entry_link", Ok(acts), form).await
}

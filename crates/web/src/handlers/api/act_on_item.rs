//! 办理任务 by a program.

use super::{body, premise, shape::Acted};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::{body::Bytes, extract::Path, http::HeaderMap};
use ledger::item::{Act, ActName};
use office::act_on_item::{ActOnItem, act_on_item};
use vocab::DocketId;

pub(super) async fn act(
    name: ActName,
    visit: Visit,
    Path(item): Path<DocketId>,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let premise = premise::of(&visit, &headers, &sent)?;
    let mut fields = body::fields(&visit, &sent)?;
    let on_behalf = body::take(&visit, &mut fields, "on_behalf")?;
    if name == ActName::Merge {
        fields.insert("own".to_owned(), item.0.into());
    }
    let act: Act = body::act(&visit, name.name(), fields)?;
    let request = ActOnItem { item, act, on_behalf, files: Vec::new(), premise };
    let acted = act_on_item(visit.office(), caller, request).await.or_reply(&visit)?;
    let opened = acted.opened.iter().map(|it| it.0).collect();
    Ok(Reply::json(&Acted { item: acted.item.0, state: acted.state, opened }))
}

//! 修改一条: only what differs from how it stands is written down.

use super::{review, typed};
use crate::{
    form::Form,
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::Path;
use ledger::plan::{Act, Entry, Fix, Plan};
use office::{Answer, directory::Directory, list_dockets::Kind, show_docket::show};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path((id, no)): Path<(DocketId, u32)>, form: Form) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let shown = show::<Plan>(visit.office(), visit.caller()?, Kind::Plan, id).await.or_reply(&visit)?;
    let acts = match shown.state.plan.entry(no) {
        Some(entry) => fix(&visit, &form, &directory, entry),
        None => Ok(vec![Act::Fix(Fix { entry: no, ..Fix::default() })]),
    };
    review::act(&visit, id, Some(no), "entry_edit", acts, form).await
}

fn fix(visit: &Visit, form: &Form, directory: &Directory, entry: &Entry) -> Answer<Vec<Act>> {
    let shown = typed::facts(entry, directory);
    let changed =
        |name: &str, before: &str| Some(form.text(name).replace("\r\n", "\n")).filter(|it| it != before.trim());
    // A name that nobody knows, or a day that nobody can read, may stay while something else is mended.
    let named = [
        ("owner", &shown.owner),
        ("partners", &shown.partners),
        ("leader", &shown.leader),
        ("persons", &shown.persons),
    ];
    let parties = match named.iter().any(|(name, before)| changed(name, before).is_some()) {
        true => Some(typed::parties(form, directory, &entry.parties)?),
        false => None,
    };
    let due = if changed("due", &shown.due).is_some() { typed::due(form, visit.today())? } else { None };
    let fix = Fix {
        entry: entry.no,
        title: changed("title", &entry.title),
        text: changed("text", &entry.text),
        remark: changed("remark", &entry.remark),
        parties,
        due: due.filter(|it| Some(*it) != entry.due),
        figures: None,
    };
    let nothing = Fix { entry: entry.no, ..Fix::default() };
    Ok(if fix == nothing { Vec::new() } else { vec![Act::Fix(fix)] })
}

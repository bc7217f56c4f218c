//! 批量补齐: one lead unit or one due day for many entries, all at once or not at all.

use super::{review, typed};
use crate::{
    form::Form,
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::Path;
use ledger::plan::{Act, Entry, Fix, Plan};
use office::{Answer, Failure, directory::Directory, list_dockets::Kind, show_docket::show};
use vocab::DocketId;

pub(super) async fn send(visit: Visit, Path(id): Path<DocketId>, form: Form) -> Result<Reply, Reply> {
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let shown = show::<Plan>(visit.office(), visit.caller()?, Kind::Plan, id).await.or_reply(&visit)?;
    let acts = acts(&visit, &form, &directory, &shown.state);
    review::act(&visit, id, None, "entries_fill", acts, form).await
}

fn acts(visit: &Visit, form: &Form, directory: &Directory, plan: &Plan) -> Answer<Vec<Act>> {
    let lead = typed::unit(directory, "owner", form.text("owner"))?;
    let due = typed::due(form, visit.today())?;
    if lead.is_none() && due.is_none() {
        return Err(Failure::Field { field: "owner", code: "field.empty" });
    }
    let ticked: Vec<u32> = form.all("entry").filter_map(|it| it.parse().ok()).collect();
    let only_ticked = form.text("which") == "ticked";
    let fix = |entry: &Entry| {
        // Whoever chose all that lack something does not overwrite what is there.
        let lead = lead.filter(|it| entry.parties.lead.is_none() || (only_ticked && entry.parties.lead != Some(*it)));
        let due = due.filter(|it| entry.due.is_none() || (only_ticked && entry.due != Some(*it)));
        let parties = lead.map(|lead| {
            let mut parties = entry.parties.clone();
            parties.partners.retain(|it| it.unit != lead);
            parties.lead = Some(lead);
            parties
        });
        let fix = Fix { entry: entry.no, parties, due, ..Fix::default() };
        (fix.parties.is_some() || fix.due.is_some()).then_some(Act::Fix(fix))
    };
    let chosen = plan.plan.leaves().filter(|it| !only_ticked || ticked.contains(&it.no));
    let acts: Vec<Act> = chosen.filter_map(fix).collect();
    if acts.is_empty() {
        return Err(Failure::Field { field: "which", code: "entries.none" });
    }
    Ok(acts)
}

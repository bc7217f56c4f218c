//! 方案: list, upload, check, review, adopt, later versions.

mod accept_change;
mod adopt;
mod check;
mod checkup;
mod differ;
mod discard;
mod drop_entry;
mod edit_entry;
mod fill_entries;
mod link_entry;
mod list;
mod merge_entry;
mod refuse_change;
mod replace;
mod restore_entry;
mod review;
mod show;
mod split_entry;
mod typed;
mod upload;

use crate::route::{Gate, Route, form, page};

/// Routes of plans.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        page("/plans", Gate::Act("plan.read"), list::page),
        form("/plans", Gate::Act("plan.import"), upload::send),
        page("/plans/check", Gate::Act("plan.check"), check::page),
        form("/plans/check", Gate::Act("plan.check"), check::send),
        page("/plans/{id}", Gate::Act("plan.read"), show::page),
        page("/plans/{id}/checkup.docx", Gate::Act("plan.read"), checkup::page),
        form("/plans/{id}/discard", Gate::Act("plan.discard"), discard::send),
        page("/plans/{id}/review", Gate::Act("plan.fix"), review::page),
        form("/plans/{id}/entries/fill", Gate::Act("plan.fix"), fill_entries::send),
        form("/plans/{id}/entries/{entry}/edit", Gate::Act("plan.fix"), edit_entry::send),
        form("/plans/{id}/entries/{entry}/link", Gate::Act("plan.link"), link_entry::send),
        form("/plans/{id}/entries/{entry}/split", Gate::Act("plan.split"), split_entry::send),
        form("/plans/{id}/entries/{entry}/merge", Gate::Act("plan.merge"), merge_entry::send),
        form("/plans/{id}/entries/{entry}/drop", Gate::Act("plan.drop"), drop_entry::send),
        form("/plans/{id}/entries/{entry}/restore", Gate::Act("plan.restore"), restore_entry::send),
        form("/plans/{id}/adopt", Gate::Act("plan.adopt"), adopt::send),
        form("/plans/{id}/replace", Gate::Act("plan.compare"), replace::send),
        page("/plans/{id}/changes", Gate::Act("plan.compare"), differ::page),
        form("/plans/{id}/changes/accept", Gate::Act("plan.accept_change"), accept_change::all),
        form("/plans/{id}/changes/{change}/accept", Gate::Act("plan.accept_change"), accept_change::one),
        form("/plans/{id}/changes/{change}/refuse", Gate::Act("plan.refuse_change"), refuse_change::send),
    ]
}

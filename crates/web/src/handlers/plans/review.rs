//! 逐条审定: the entries of a draft beside their source, until nothing stands in the way of adopting.

use super::typed;
use crate::{
    again::Again,
    form::Form,
    query::address,
    reply::Reply,
    views::{Lens, plan as views},
    visit::{OrReply, Visit},
};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
};
use docket::Role;
use ledger::plan::{Act, Entry, EntryState, Plan, PlanStage};
use office::{
    Answer, check_stored_plan::check_stored_plan, compile_plan::Compiled, directory::Directory,
    review_plan::review_plan,
};
use pages::{
    form::{self, Field, Input},
    forms,
    page::{Block, OpenEntry, ReviewPage, SourceLine},
    part::{Choice, Count, Link},
};
use serde::Deserialize;
use vocab::DocketId;

/// Filters over the entries, each with the key of its words.
const TABS: [(&str, &str); 5] =
    [("", "all"), ("owner", "lack-owner"), ("due", "lack-due"), ("unit", "lack-unit"), ("dropped", "entry-dropped")];

/// Lines of the source shown before the opened entry: few, so that the entry itself is in sight at once.
const ABOVE: u32 = 2;

/// Lines of the source shown after it.
const BELOW: u32 = 12;

/// Lines of the source shown while no entry is opened.
const BEGINNING: usize = 60;

/// What stands in the way is named one by one up to this many.
const NAMED: usize = 12;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    /// One of [`TABS`].
    show: String,
    /// The entry that is opened.
    entry: Option<u32>,
}

pub(super) async fn page(visit: Visit, Path(id): Path<DocketId>, Query(asked): Query<Asked>) -> Result<Reply, Reply> {
    show(&visit, id, &asked, None).await
}

/// Does acts on the draft and leads back to where the reader was; a refusal goes back as the same page.
pub(super) async fn act(
    visit: &Visit,
    id: DocketId,
    entry: Option<u32>,
    name: &'static str,
    acts: Answer<Vec<Act>>,
    form: Form,
) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let asked = Asked { show: form.text("show").to_owned(), entry };
    let done = match acts {
        Ok(acts) => review_plan(visit.office(), caller, id, acts).await,
        Err(failure) => Err(failure),
    };
    match done {
        Ok(()) => {
            let entry = entry.map(|it| it.to_string()).unwrap_or_default();
            let pairs = [("show", asked.show.as_str()), ("entry", &entry), ("done", name)];
            let opened = if entry.is_empty() { "" } else { "#opened" };
            Ok(Reply::see_other(&format!("{}{opened}", address(&format!("/plans/{id}/review"), &pairs))))
        }
        Err(failure) => show(visit, id, &asked, Some(Again::new(visit, name, form, failure)?)).await,
    }
}

pub(super) async fn show(visit: &Visit, id: DocketId, asked: &Asked, again: Option<Again>) -> Result<Reply, Reply> {
    let caller = visit.caller()?;
    let directory = Directory::load(visit.office()).await.or_reply(visit)?;
    let (shown, compiled) = check_stored_plan(visit.office(), caller, id).await.or_reply(visit)?;
    let plan = &shown.state;
    if plan.stage != PlanStage::Draft {
        return Ok(Reply::see_other(&format!("/plans/{id}")));
    }
    let lens = Lens { in_full: caller.role == Role::LeadOffice, ..Lens::new(visit, &directory) };
    let all: Vec<&Entry> = views::reviewed(plan).collect();
    let listed: Vec<&Entry> = all.iter().copied().filter(|it| stands_in(it, &asked.show)).collect();
    let opened = asked.entry.and_then(|no| plan.plan.entry(no));
    let desk = Desk { id, plan, lens: &lens, listed: &listed, show: &asked.show };
    let which = ["lacking", "ticked"].map(|it| Choice::new(it, lens.w.code("which", it))).to_vec();
    let mut fill = forms::plan::entries_fill(id, which).field(desk.kept_filter());
    let mut adopt = forms::plan::adopt(id, "");
    let mut open = opened.map(|it| desk.open(it));
    if let Some(again) = &again {
        let of_entry = open.iter_mut().flat_map(|it| &mut it.forms);
        for form in of_entry.chain([&mut fill, &mut adopt]).filter(|it| it.name == again.name) {
            again.put_into(form, visit);
        }
    }
    let lit = opened.and_then(|it| it.lines).map_or((0, 0), |[from, to]| (from, to));
    let page = ReviewPage {
        frame: visit.frame(&directory),
        plan: views::row(id, plan, shown.files.last(), &lens),
        tabs: desk.tabs(&all),
        entries: listed.iter().map(|it| views::entry(plan, it, &lens)).collect(),
        show: asked.show.clone(),
        open,
        source: around(&compiled, lit, &lens),
        lit,
        fill: Some(fill),
        blocks: desk.blocks(),
        adopt: Some(adopt),
    };
    let status = if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Reply::page_with(visit, status, &page)
}

/// Whether the filter shows the entry.
fn stands_in(entry: &Entry, show: &str) -> bool {
    match show {
        "owner" | "due" | "unit" => views::lacks(entry).contains(&show),
        "dropped" => !entry.is_kept(),
        _ => true,
    }
}

fn around(compiled: &Compiled, (from, to): (u32, u32), lens: &Lens<'_>) -> Vec<SourceLine> {
    let source = views::source(compiled, lens);
    if from == 0 {
        return source.into_iter().take(BEGINNING).collect();
    }
    let near = |it: &SourceLine| it.no.saturating_add(ABOVE) >= from && it.no <= to.saturating_add(BELOW);
    source.into_iter().filter(near).collect()
}

/// The draft on the table.
struct Desk<'a> {
    id: DocketId,
    plan: &'a Plan,
    lens: &'a Lens<'a>,
    listed: &'a [&'a Entry],
    show: &'a str,
}

impl Desk<'_> {
    fn address(&self, show: &str, entry: &str) -> String {
        address(&format!("/plans/{}/review", self.id), &[("show", show), ("entry", entry)])
    }

    /// The filter goes along with every form, so that the reader comes back to the same list.
    fn kept_filter(&self) -> Field {
        Field::may("show", Input::Hidden).with(self.show)
    }

    fn tabs(&self, all: &[&Entry]) -> Vec<(Link, Count, bool)> {
        TABS.iter()
            .map(|(show, key)| {
                let count = Count::exact(views::many(all.iter().filter(|it| stands_in(it, show)).count()));
                (Link { href: self.address(show, ""), text: self.lens.w.t(key) }, count, *show == self.show)
            })
            .collect()
    }

    /// What stands in the way of adopting: the first by name, the rest by number.
    fn blocks(&self) -> Vec<Block> {
        let lacks = |it: &Entry| it.parties.lead.is_none() || it.due.is_none();
        let lacking: Vec<&Entry> = self.plan.plan.leaves().filter(|it| lacks(it)).collect();
        let mut blocks: Vec<Block> = lacking.iter().take(NAMED).map(|it| self.block(it)).collect();
        if let Some(rest) = lacking.len().checked_sub(NAMED).filter(|it| *it > 0) {
            let first = lacking.get(NAMED).map_or("owner", |it| if it.due.is_none() { "due" } else { "owner" });
            blocks.push(Block { text: self.lens.w.t1("block-more", "count", rest), href: self.address(first, "") });
        }
        blocks
    }

    fn block(&self, entry: &Entry) -> Block {
        let words = views::lacks(entry).into_iter().filter(|it| *it != "unit").map(|it| self.lens.w.code("lack", it));
        let href = format!("{}#opened", self.address("", &entry.no.to_string()));
        Block { text: format!("{} {}", entry.path, words.collect::<Vec<_>>().join(" · ")), href }
    }

    fn open(&self, entry: &Entry) -> OpenEntry {
        let place = |it: &&&Entry| self.plan.plan.entries.iter().position(|one| one.no == it.no);
        let here = place(&&entry);
        let before = self.listed.iter().rfind(|it| place(it) < here);
        let after = self.listed.iter().find(|it| place(it) > here);
        let problems = entry.problems.iter().filter_map(|no| self.plan.plan.problem(*no));
        OpenEntry {
            id: entry.no.to_string(),
            problems: problems.map(|it| views::problem(it, self.lens)).collect(),
            figures: entry.figures.iter().map(|it| self.lens.text(&it.text)).collect(),
            forms: self.forms(entry).into_iter().map(|it| it.field(self.kept_filter())).collect(),
            prev: before.map(|it| it.no.to_string()),
            next: after.map(|it| it.no.to_string()),
        }
    }

    fn forms(&self, entry: &Entry) -> Vec<form::Form> {
        let no = entry.no.to_string();
        match entry.state {
            EntryState::Kept => {}
            EntryState::Removed { .. } => return Vec::new(),
            _ => return vec![forms::plan::entry_restore(self.id, &no)],
        }
        let same_chapter = |it: &&Entry| it.chapter == entry.chapter;
        let problems = self.plan.plan.problems.iter().filter(|it| it.chapter == entry.chapter);
        let problems = problems.map(|it| Choice::new(it.no, views::problem(it, self.lens))).collect();
        let answered = entry.problems.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
        let others = self.plan.plan.leaves().filter(same_chapter).filter(|it| it.no != entry.no);
        let others =
            others.map(|it| Choice::new(it.no, format!("{} {}", it.path, self.lens.text(&it.title)))).collect();
        let mut edit = forms::plan::entry_edit(self.id, &no, typed::facts(entry, self.lens.directory));
        if !entry.unmatched.is_empty() {
            let names = self.lens.w.list(&entry.unmatched);
            edit.understood("partners", self.lens.w.t1("unit-unmatched", "names", names));
        }
        vec![
            edit,
            forms::plan::entry_link(self.id, &no, problems, &answered),
            forms::plan::entry_split(self.id, &no, &self.lens.text(&entry.text)),
            forms::plan::entry_merge(self.id, &no, others),
            forms::plan::entry_drop(self.id, &no),
        ]
    }
}

//! 办理过程: the log in words, newest first. What only repeats in days what an act said already is left out.

use super::Lens;
use docket::{Actor, Channel, Docket};
use ledger::{
    Evidence, FileRef, Form, Paper, Parties, PersonRole,
    item::{self, Handing, Item, Report},
    problem::{self, Finding, Problem},
};
use office::{EventRow, FileRow};
use pages::part::{Behalf, Entry, FileView};
use serde::Deserialize;

/// What an event says.
#[derive(Default)]
pub struct Said {
    /// What was said.
    pub text: String,
    /// Further facts, label as a code of `field-…` and value.
    pub facts: Vec<(&'static str, String)>,
    /// Files handed in with it.
    pub files: Vec<FileView>,
    /// The rule by which the system did it by itself.
    pub rule: String,
}

impl Said {
    /// Only words.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// The same with one more fact; an empty one says nothing.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push((name, value));
        }
        self
    }

    /// The same with evidence.
    #[must_use]
    pub fn evidence(mut self, evidence: &[Evidence], files: &[FileRow]) -> Self {
        self.files.extend(evidence.iter().map(|it| of_evidence(it, files)));
        self
    }

    /// The same with a signed sheet.
    #[must_use]
    pub fn form(self, form: Option<&Form>, lens: &Lens<'_>, files: &[FileRow]) -> Self {
        let Some(form) = form else { return self };
        let title = lens.w.t("field-form-file");
        let mut said = self.fact("form_signed_by", format!("{} {}", form.signed_by, lens.w.day(&form.signed_on)));
        said.files.push(of_file(&title, Some(&form.file), files));
        said
    }

    fn paper(self, paper: Option<&Paper>, lens: &Lens<'_>, files: &[FileRow]) -> Self {
        let Some(paper) = paper else { return self };
        let day = lens.w.day(&paper.dated);
        let mut said = self.fact("paper_number", format!("{} {} {day}", paper.number, paper.title).replace("  ", " "));
        if paper.file.is_some() {
            said.files.push(of_file(&paper.title, paper.file.as_ref(), files));
        }
        said
    }
}

/// The log of an item.
#[must_use]
pub fn of_item(events: &[EventRow], files: &[FileRow], lens: &Lens<'_>) -> Vec<Entry> {
    entries::<Item>(events, "", lens, |event| say_item(event, lens, files))
}

/// The log of a problem; `name` gives an item's number as people quote it.
#[must_use]
pub fn of_problem(
    events: &[EventRow],
    files: &[FileRow],
    lens: &Lens<'_>,
    name: impl Fn(vocab::DocketId) -> String,
) -> Vec<Entry> {
    entries::<Problem>(events, "problem.", lens, |event| Some(say_problem(event, lens, files, &name)))
}

/// An event read back, in today's form.
#[must_use]
pub fn read<D: Docket>(row: &EventRow) -> Option<D::Event> {
    serde_json::from_str(&D::upcast(row.version, row.body.clone())).ok()
}

#[derive(Deserialize)]
struct Tag {
    event: String,
}

/// A log in words, newest first; `prefix` goes before the codes of its events.
pub fn entries<D: Docket>(
    events: &[EventRow],
    prefix: &str,
    lens: &Lens<'_>,
    say: impl Fn(&D::Event) -> Option<Said>,
) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(events.len());
    let mut before: Option<&EventRow> = None;
    for row in events {
        let follows = before.is_some_and(|it| it.at == row.at && it.actor == row.actor);
        before = Some(row);
        let (Ok(tag), Some(event)) = (serde_json::from_str::<Tag>(&row.body), read::<D>(row)) else { continue };
        if follows && matches!(tag.event.as_str(), "schedule") {
            continue;
        }
        let Some(said) = say(&event) else { continue };
        let code = if tag.event == "schedule" { "reschedule" } else { tag.event.as_str() };
        entries.push(Entry {
            at: row.at,
            event: format!("{prefix}{code}"),
            actor: match row.actor.role {
                docket::Role::Public => lens.w.t("role-public"),
                _ => row.actor.account.map(|id| lens.directory.account(id).to_owned()).unwrap_or_default(),
            },
            unit: row.actor.unit.map(|id| lens.directory.unit(id).to_owned()).unwrap_or_default(),
            behalf: behalf(&row.actor, lens),
            text: lens.text(&said.text),
            facts: said.facts.into_iter().map(|(name, value)| (name.to_owned(), lens.text(&value))).collect(),
            files: said.files,
            rule: said.rule,
        });
    }
    entries.reverse();
    entries
}

fn behalf(actor: &Actor, lens: &Lens<'_>) -> Option<Behalf> {
    let told = actor.on_behalf.as_ref()?;
    let channel = match told.channel {
        Channel::Phone => "phone",
        Channel::Paper => "paper",
        Channel::Meeting => "meeting",
        Channel::Chat => "chat",
        Channel::InPerson => "in_person",
    };
    Some(Behalf {
        unit: lens.directory.unit(told.unit).to_owned(),
        said_by: lens.text(&told.said_by),
        said_at: told.said_at.clone(),
        channel: channel.to_owned(),
    })
}

fn say_item(event: &item::Event, lens: &Lens<'_>, files: &[FileRow]) -> Option<Said> {
    use item::Event as E;
    Some(match event {
        E::Report(report) => say_report(report, lens, files),
        E::Assign(it) => Said::text(&it.note).fact("number", &it.number),
        E::Accept(it) => Said::default().fact("liaison", it.liaison.as_ref().map_or("", |it| it.name.as_str())),
        E::Endorse(it) => {
            Said::default().fact("handing", handing(it.handing, lens)).form(it.form.as_ref(), lens, files)
        }
        E::Object(it) => Said::text(&it.reason).fact("handing", handing(it.handing, lens)),
        E::Submit(it) => Said::text(&it.text).evidence(&it.evidence, files),
        E::Summarize(it) => Said::text(&it.text).fact("year", it.year.to_string()).evidence(&it.evidence, files),
        E::Close(it) => Said::text(&it.opinion).form(it.form.as_ref(), lens, files),
        E::Settle(it) => {
            let outcome = match it.outcome {
                item::Outcome::Routine => "routine",
                item::Outcome::CarryOver => "carry_over",
            };
            let said = Said::text(&it.opinion).fact("outcome", lens.w.code("outcome", outcome));
            said.form(it.form.as_ref(), lens, files)
        }
        E::AskExtension(it) => Said::text(&it.reason).fact("due_asked", lens.due(it.to)),
        E::GrantExtension(it) => {
            Said::text(&it.opinion).fact("extended_to", lens.due(it.to)).form(it.form.as_ref(), lens, files)
        }
        E::RefuseExtension(it) => Said::text(&it.reason).form(it.form.as_ref(), lens, files),
        E::Attach(it) => Said::text(&it.note).evidence(&it.evidence, files),
        E::SetMilestones(it) => {
            let lines: Vec<String> =
                it.steps.iter().map(|it| format!("{} {}", lens.w.day(&it.on), it.result)).collect();
            Said::text(&it.reason).fact("steps", lines.join("；"))
        }
        E::AgreeMilestones(it) => Said::text(&it.note),
        E::ReachMilestone(it) => Said::text(&it.text).fact("no", it.no.to_string()).evidence(&it.evidence, files),
        E::Wait(it) => Said::text(&it.asks).fact("superior", &it.to).paper(Some(&it.paper), lens, files),
        E::EndWait(it) => Said::text(&it.answer).paper(it.paper.as_ref(), lens, files),
        E::Urge(it) => {
            Said::text(&it.text).fact("answer_by", it.answer_by.map(|day| lens.w.date(&day)).unwrap_or_default())
        }
        E::Reassign(it) => Said::text(&it.reason).fact("parties", parties(&it.parties, lens)),
        E::Amend(it) => say_amend(it, lens),
        E::Reopen(it) => Said::text(&it.reason).fact("due", lens.due(it.due)),
        E::Miss(it) => Said {
            text: lens.w.t1("said-miss", "period", lens.period(it.period)),
            rule: lens.w.t("rule-miss"),
            ..Said::default()
        },
        E::Schedule(it) => Said { rule: lens.w.t1("rule-reschedule", "rules", it.rules.as_str()), ..Said::default() },
        E::Open(it) => Said::default()
            .fact("path", &it.content.path)
            .fact("source", &it.content.source)
            .fact("due", lens.due(it.due)),
        E::Split(it) => {
            let titles: Vec<&str> = it.parts.iter().map(|it| it.title.as_str()).collect();
            Said::text(&it.reason).fact("pieces", titles.join("；"))
        }
        E::Merge(it) => Said::text(&it.reason).fact("item", it.into.to_string()),
        E::Absorb(it) => {
            let from: Vec<String> = it.from.iter().map(ToString::to_string).collect();
            Said::text(&it.reason).fact("item", from.join("、"))
        }
        E::Decline(item::Decline { reason })
        | E::SendBack(item::SendBack { reason })
        | E::Withdraw(item::Withdraw { reason })
        | E::Hold(item::Hold { reason })
        | E::Resume(item::Resume { reason })
        | E::Discard(item::Discard { reason })
        | E::Advise(item::Advise { text: reason }) => Said::text(reason),
    })
}

fn say_report(report: &Report, lens: &Lens<'_>, files: &[FileRow]) -> Said {
    let quantities: Vec<String> = report.quantities.iter().map(|it| it.value.to_string()).collect();
    let said = Said::text(&report.done)
        .fact("period", lens.period(report.period))
        .fact("quantity", quantities.join("、"))
        .fact("hindrance", &report.hindrance)
        .fact("next", &report.next);
    let said = match &report.coordination {
        Some(it) => {
            let level = lens.w.code("level", it.level.name());
            said.fact("coordination", format!("{}（{level}）", it.text))
        }
        None => said,
    };
    said.evidence(&report.evidence, files)
}

fn say_amend(it: &item::Amend, lens: &Lens<'_>) -> Said {
    let text = |given: &Option<String>| given.clone().unwrap_or_default();
    let figures: Vec<&str> = it.figures.iter().flatten().map(|it| it.text.as_str()).collect();
    Said::text(&it.reason)
        .fact("title", text(&it.title))
        .fact("measure", text(&it.text))
        .fact("remark", text(&it.remark))
        .fact("path", text(&it.path))
        .fact("figures", figures.join("；"))
        .fact("due", it.due.map(|due| lens.due(due)).unwrap_or_default())
}

fn say_problem(
    event: &problem::Event,
    lens: &Lens<'_>,
    files: &[FileRow],
    name: &impl Fn(vocab::DocketId) -> String,
) -> Said {
    use problem::Event as E;
    match event {
        E::Open(it) => Said::text(&it.text),
        E::Link(it) => Said::default().fact("item", name(it.item)),
        E::Unlink(it) => Said::text(&it.reason).fact("item", name(it.item)),
        E::Verify(it) => Said::text(&it.effect).evidence(&it.evidence, files),
        E::Close(it) => Said::text(&it.opinion)
            .fact("review_on", it.review_on.map(|day| lens.w.date(&day)).unwrap_or_default())
            .form(it.form.as_ref(), lens, files),
        E::Remind(_) => Said { rule: lens.w.t("rule-remind"), ..Said::default() },
        E::Review(it) => {
            let finding = match it.finding {
                Finding::Held => "held",
                Finding::Relapsed => "relapsed",
            };
            let again: Vec<String> = it.reopen.iter().map(|id| name(*id)).collect();
            Said::text(&it.text)
                .fact("finding", lens.w.code("finding", finding))
                .fact("reopen", again.join("、"))
                .evidence(&it.evidence, files)
        }
        E::Discard(it) => Said::text(&it.reason),
        E::Follow(it) => {
            let state = lens.w.code("problem-state", it.stage.name());
            Said { rule: lens.w.t("rule-follow"), ..Said::default().fact("result", state) }
        }
    }
}

/// What waits for the head of a unit, in words.
#[must_use]
pub fn handing(handing: Handing, lens: &Lens<'_>) -> String {
    match handing {
        Handing::Report { no } => lens.w.t1("handing-report", "no", no.to_string()),
        Handing::Submission => lens.w.t("handing-submission"),
        Handing::Extension => lens.w.t("handing-extension"),
    }
}

/// 责任分工 in a line.
fn parties(parties: &Parties, lens: &Lens<'_>) -> String {
    let units: Vec<&str> = parties.units().map(|id| lens.directory.unit(id)).collect();
    let leaders = parties.persons_as(PersonRole::Leader).chain(parties.persons_as(PersonRole::Responsible));
    let names: Vec<&str> = leaders.map(|it| it.name.as_str()).collect();
    [units.join("、"), names.join("、")].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("；")
}

/// A piece of evidence with its file, where there is one.
#[must_use]
pub fn of_evidence(evidence: &Evidence, files: &[FileRow]) -> FileView {
    FileView {
        kind: evidence.kind.name().to_owned(),
        number: evidence.number.clone(),
        dated: evidence.dated.map(|it| it.to_string()).unwrap_or_default(),
        sealed: Some(evidence.sealed).filter(|it| *it),
        ..of_file(&evidence.title, evidence.file.as_ref(), files)
    }
}

/// A file by the hash under which an event refers to it.
fn of_file(title: &str, file: Option<&FileRef>, files: &[FileRow]) -> FileView {
    let row = file.and_then(|it| files.iter().find(|row| row.sm3.to_string() == it.0));
    FileView {
        id: row.map(|it| it.id.to_string()).unwrap_or_default(),
        name: match row {
            Some(row) if title.is_empty() => row.name.clone(),
            _ => title.to_owned(),
        },
        bytes: row.map_or(0, |it| it.size.unsigned_abs()),
        kind: String::new(),
        number: String::new(),
        dated: String::new(),
        sealed: None,
    }
}

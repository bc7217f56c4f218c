//! What the forms of an item and a problem need to know, and which of them are offered.

use super::{Lens, timeline};
use docket::Role;
use ledger::{
    Due, Period, PersonRole, Rhythm,
    item::{ActName, Handing, Item},
};
use office::{Office, act_on_item::possible, caller::Caller, permission::Leave};
use pages::{
    form::{Field, Form, Input},
    forms::{self, item::Facts},
    part::Choice,
};
use vocab::DocketId;

/// Periods offered beside the one expected.
const PERIODS: usize = 6;

/// The acts that stand out as the one main thing to do, the first that is offered.
const MAIN: [&str; 10] =
    ["assign", "accept", "close", "settle", "grant_extension", "endorse", "report", "urge", "reassign", "advise"];

/// What the forms of an item need to know.
#[must_use]
pub fn of_item(item: &Item, version: usize, caller: &Caller, lens: &Lens<'_>) -> Facts {
    let own = |id| Choice::new(id, lens.directory.unit(id));
    let lead_office = caller.role == Role::LeadOffice;
    let names = |role| {
        let names: Vec<&str> = item.parties.persons_as(role).map(|it| it.name.as_str()).collect();
        names
    };
    let partners: Vec<String> = item.parties.partners.iter().map(|it| it.unit.to_string()).collect();
    let open = || item.milestones.iter().filter(|it| it.reached.is_none());
    let row = |it: &ledger::item::Milestone| vec![it.on.to_string(), it.result.clone(), it.proof.clone()];
    Facts {
        version: u64::try_from(version).unwrap_or(u64::MAX),
        units: lens.units(),
        behalf: if lead_office { item.parties.units().map(own).collect() } else { Vec::new() },
        owner: item.parties.lead.map(|id| id.to_string()).unwrap_or_default(),
        partners: partners.join(","),
        leader: names(PersonRole::Leader).join("、"),
        persons: names(PersonRole::Responsible).join("\n"),
        title: item.content.title.clone(),
        text: item.content.text.clone(),
        remark: item.content.remark.clone(),
        due: typed(item.due, lens),
        asked: item.extension.as_ref().map(|it| typed(it.ask.to, lens)).unwrap_or_default(),
        periods: periods(item, lens).into_iter().map(|it| Choice::new(it, lens.period(it))).collect(),
        counted: counted(item, lens),
        steps: open().map(|it| Choice::new(it.no, format!("{} {}", lens.w.day(&it.on), it.result))).collect(),
        milestones: open().map(row).collect(),
        handings: handings(item, lens),
        year: item.year.to_string(),
    }
}

/// 时限 as it can be typed.
fn typed(due: Due, lens: &Lens<'_>) -> String {
    if due.is_standing() { lens.w.t("due-standing") } else { due.to_string() }
}

/// Periods that can be reported, the one expected first, then the newest.
fn periods(item: &Item, lens: &Lens<'_>) -> Vec<Period> {
    let rhythm = item.schedule.rhythm.unwrap_or(Rhythm::Month);
    let last = rhythm.containing(lens.today);
    let mut all = vec![rhythm.containing(item.opened_on.min(lens.today))];
    while let Some(period) = all.last().filter(|it| **it < last).map(|it| it.next()) {
        all.push(period);
    }
    all.reverse();
    all.truncate(PERIODS);
    let expected = item.schedule.next_report.map(|it| it.period).filter(|it| it.first_day() <= lens.today);
    all.retain(|it| Some(*it) != expected);
    expected.into_iter().chain(all).collect()
}

fn counted(item: &Item, lens: &Lens<'_>) -> Vec<Choice> {
    let figures = (0_u32..).zip(&item.content.figures).filter(|(_, it)| it.counted);
    figures
        .map(|(no, it)| {
            let subject = if it.subject.is_empty() { it.text.as_str() } else { it.subject.as_str() };
            let promised = format!("{}{}", it.value, it.unit);
            Choice::new(no, lens.w.t2("counted-figure", "subject", subject, "promised", promised))
        })
        .collect()
}

fn handings(item: &Item, lens: &Lens<'_>) -> Vec<Choice> {
    let reports = item.reports.iter().map(|it| Handing::Report { no: it.no });
    let all = [Handing::Submission, Handing::Extension].into_iter().chain(reports);
    let waiting = all.filter(|it| item.handed(*it).is_some_and(ledger::item::Handed::awaits_head));
    waiting.map(|it| Choice::new(written(it), timeline::handing(it, lens))).collect()
}

/// A handing as the form sends it.
fn written(handing: Handing) -> String {
    match handing {
        Handing::Report { no } => format!("report/{no}"),
        Handing::Submission => "submission".to_owned(),
        Handing::Extension => "extension".to_owned(),
    }
}

/// The last part of an act's name: what stands in addresses and forms.
#[must_use]
pub fn word(act: ActName) -> &'static str {
    act.name().strip_prefix("item.").unwrap_or_else(|| act.name())
}

/// The forms of what this caller can do with the item now; first what is done in one's own name.
#[must_use]
pub fn offers(
    office: &Office,
    caller: &Caller,
    id: DocketId,
    item: &Item,
    facts: &Facts,
    lens: &Lens<'_>,
) -> Vec<Form> {
    let possible = possible(office, caller, item);
    let leave = |name: &str| possible.iter().find(|(act, _)| word(*act) == name).map(|(_, leave)| *leave);
    let offered = |wanted: Leave| {
        let names = forms::item::ACTS.into_iter().filter(move |name| leave(name) == Some(wanted));
        names.filter_map(|name| forms::item::offer(&lens.w, name, id, facts)).collect::<Vec<_>>()
    };
    let mut forms = offered(Leave::Allowed);
    let main = MAIN.into_iter().find(|name| forms.iter().any(|form| form.name == *name));
    for form in &mut forms {
        form.main = Some(form.name) == main;
    }
    forms.sort_by_key(|form| !form.main);
    forms.extend(offered(Leave::OnBehalf));
    forms
}

/// Puts a form that was not done back among those offered, with what was typed; of the version that the page shows now.
pub fn give_back(forms: &mut Vec<Form>, mut form: Form, sent: &[(String, String)], version: usize) {
    form.refill(sent);
    for field in form.fields.iter_mut().filter(|it: &&mut Field| it.name == "version" && it.input == Input::Hidden) {
        field.value = version.to_string();
    }
    match forms.iter_mut().find(|it| it.name == form.name) {
        Some(place) => {
            form.main = place.main;
            *place = form;
        }
        // It is no longer offered; what was typed must not be lost all the same.
        None => forms.insert(0, form),
    }
}

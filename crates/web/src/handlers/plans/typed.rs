//! 责任分工 as people type it: units by any name they go by, persons one a line.

use crate::{day, form::Form};
use docket::Refusal;
use jiff::civil::Date;
use ledger::{Due, Parties, Partner, Person, PersonRole, plan::Entry};
use office::{Answer, Failure, directory::Directory};
use pages::forms::plan::EntryFacts;
use vocab::UnitId;

/// A unit by its name; `None` where nothing is typed.
pub(super) fn unit(directory: &Directory, field: &'static str, name: &str) -> Answer<Option<UnitId>> {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    if name.is_empty() {
        return Ok(None);
    }
    let unknown = || Refusal::new("unit.unknown").with("field", field).with("name", &name);
    directory.find(&name).map(Some).ok_or_else(|| Failure::Refused(unknown()))
}

/// 时限 of the field `due`; `None` where nothing is typed.
pub(super) fn due(form: &Form, today: Date) -> Answer<Option<Due>> {
    let text = form.text("due");
    if text.is_empty() {
        return Ok(None);
    }
    day::due(text, today).map(Some).ok_or(Failure::Field { field: "due", code: "due.unreadable" })
}

/// 责任分工 from `owner`, `partners`, `leader` and `persons`. What `before` knows and the form does not show stays:
/// contacts, and what each partner has to do.
pub(super) fn parties(form: &Form, directory: &Directory, before: &Parties) -> Answer<Parties> {
    let lead = unit(directory, "owner", form.text("owner"))?;
    let mut partners: Vec<Partner> = Vec::new();
    for name in names(form.text("partners")) {
        let Some(unit) = unit(directory, "partners", name)? else { continue };
        if Some(unit) != lead && partners.iter().all(|it| it.unit != unit) {
            let known = before.partners.iter().find(|it| it.unit == unit);
            partners.push(known.cloned().unwrap_or(Partner { unit, part: String::new() }));
        }
    }
    let mut persons = Vec::new();
    for (role, text) in [(PersonRole::Leader, form.text("leader")), (PersonRole::Responsible, form.text("persons"))] {
        for name in names(text) {
            let known = before.persons.iter().find(|it| it.role == role && it.name == name);
            persons.push(known.cloned().unwrap_or(Person { name: name.to_owned(), role, contact: None }));
        }
    }
    let shown = |it: &&Person| matches!(it.role, PersonRole::Leader | PersonRole::Responsible);
    persons.extend(before.persons.iter().filter(|it| !shown(it)).cloned());
    Ok(Parties { persons, lead, partners })
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '、', '，', ',', ';', '；']).map(str::trim).filter(|it| !it.is_empty())
}

/// An entry as its form shows it.
pub(super) fn facts(entry: &Entry, directory: &Directory) -> EntryFacts {
    let name = |id| directory.unit(id).to_owned();
    let partners = entry.parties.partners.iter().map(|it| name(it.unit)).chain(entry.unmatched.iter().cloned());
    let persons = |role| entry.parties.persons_as(role).map(|it| it.name.as_str()).collect::<Vec<_>>().join("\n");
    EntryFacts {
        title: entry.title.clone(),
        owner: entry.parties.lead.map(name).unwrap_or_default(),
        partners: partners.collect::<Vec<_>>().join("\n"),
        leader: persons(PersonRole::Leader),
        persons: persons(PersonRole::Responsible),
        text: entry.text.clone(),
        due: entry.due.map_or_else(|| entry.due_text.clone(), day::typed),
        remark: entry.remark.clone(),
    }
}

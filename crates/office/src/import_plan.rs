//! 导入方案: a document becomes a draft that a person reviews; a failed import leaves nothing behind.

use crate::{
    Answer, Office,
    caller::Caller,
    compile_plan::{Compiled, compile},
    draft::{self, Contact, Making, Names},
    keep_file::{Kept, keep_file},
    premise::{self, Once},
};
use docket::Refusal;
use ledger::plan::{Act, Import, Plan};
use std::collections::BTreeMap;
use store::{Desk, Job, Person, Unit};
use vocab::DocketId;

/// A document to import.
#[derive(Clone, Debug)]
pub struct ImportPlan {
    /// Name of the file.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether units that the plan names and nobody has entered yet are entered with it.
    pub add_units: bool,
    /// The key by which it is imported once however often it is sent.
    pub once: Option<Once>,
}

/// 导入方案
///
/// # Errors
/// [`crate::Failure::Unreadable`] for a file that cannot be read; `plan.none` for one that holds no plan.
pub async fn import_plan(office: &Office, caller: &Caller, request: ImportPlan) -> Answer<DocketId> {
    office.may(caller, "plan.import", false)?;
    let Read { compiled, file, units } = read(office, &request.name, request.bytes, request.add_units).await?;
    let moment = office.moment(caller, None);
    let job = Job::new(moment.now, moment.actor.clone(), Vec::new(), move |desk| {
        let plan = made(desk, &compiled, &file, &units);
        let id = desk.open::<Plan>(Act::Import(Import { plan }), (), &moment.context())?;
        let row = file.row(desk, Some(id));
        desk.file(row);
        Ok(id)
    });
    let job = premise::once(request.once.as_ref(), caller, job);
    Ok(office.store().perform(job).await??)
}

/// A document read, compiled and kept, with the units that it may name.
pub(crate) struct Read {
    pub compiled: Compiled,
    pub file: Kept,
    pub units: Units,
}

/// 单位 those that are entered, and those to enter.
pub(crate) struct Units {
    known: Names,
    new: Vec<Unit>,
    /// Persons that are entered, so that the same person in a later version is no difference.
    people: BTreeMap<Contact, i64>,
}

pub(crate) async fn read(office: &Office, name: &str, bytes: Vec<u8>, add_units: bool) -> Answer<Read> {
    let compiled = compile(office, name, &bytes).await?;
    if compiled.plan.chapters.iter().all(|it| it.measures.is_empty()) {
        return Err(Refusal::new("plan.none").with("name", name).into());
    }
    let file = keep_file(office, name, bytes).await?;
    let entered = office.store().units().await?;
    let known = Names::of(&entered);
    let new = if add_units { unknown(&compiled.plan, &known, &entered) } else { Vec::new() };
    let people = office.store().people().await?.into_iter().filter_map(|it| {
        let contact = Contact { name: it.name?, phone: it.phone? };
        Some((contact, it.id.0))
    });
    Ok(Read { compiled, file, units: Units { known, new, people: people.collect() } })
}

/// Units that the plan names and nobody has entered, each under its one name with the spellings met.
fn unknown(plan: &plan::Plan, known: &Names, entered: &[Unit]) -> Vec<Unit> {
    let spelled = |it: &plan::plan::UnitName| it.spellings.iter().any(|(spelling, _)| known.find(spelling).is_some());
    let taken = |name: &str| entered.iter().any(|it| it.name == name);
    let fresh = plan.units.iter().filter(|it| known.find(&it.name).is_none() && !spelled(it) && !taken(&it.name));
    fresh
        .map(|it| Unit {
            // Numbered inside the act.
            id: vocab::UnitId(0),
            name: it.name.clone(),
            short: it.name.clone(),
            aliases: it.spellings.iter().map(|(word, _)| word.clone()).filter(|word| *word != it.name).collect(),
            region: None,
            active: true,
            head_approves: false,
        })
        .collect()
}

/// The draft, with the units and persons it needs entered on the way.
pub(crate) fn made(desk: &mut Desk<'_>, compiled: &Compiled, file: &Kept, units: &Units) -> ledger::plan::Compiled {
    let mut names = units.known.clone();
    for unit in &units.new {
        let unit = Unit { id: desk.new_unit(), ..unit.clone() };
        for name in [&unit.name, &unit.short].into_iter().chain(&unit.aliases) {
            names.add(name, unit.id);
        }
        desk.audit("unit.import", None, &unit.name);
        desk.put(unit);
    }
    let mut people = units.people.clone();
    for contact in draft::contacts(&compiled.plan) {
        if people.contains_key(&contact) {
            continue;
        }
        let id = desk.new_person();
        desk.put(Person { id, name: Some(contact.name.clone()), phone: Some(contact.phone.clone()), unit: None });
        people.insert(contact, id.0);
    }
    draft::draft(&compiled.plan, &Making { names: &names, people: &people, file: file.reference() })
}

//! 单位: what it leads and takes part in, how it reports, and who stands for it.

use crate::{
    Answer, Failure, Office,
    caller::Caller,
    contacts::{phones, sees_in_full},
    list_dockets::{Kind, counts, every, lit},
};
use docket::Light;
use jiff::civil::Date;
use ledger::{
    Period, Person, Rules,
    item::{Item, Stage, schedule},
};
use std::collections::BTreeMap;
use store::{By, Filter, Row, Sort, Unit};
use vocab::UnitId;
use workday::Calendar;

/// 单位
#[derive(Clone, Debug)]
pub struct ShownUnit {
    /// The unit.
    pub unit: Unit,
    /// What it leads, by light; lights without any left out.
    pub lights: Vec<(Light, u64)>,
    /// The items it leads that are not over, worst light first.
    pub items: Vec<(Row, Item)>,
    /// Its record, newest first.
    pub record: Vec<Reported>,
    /// Who stands for it in its items, with phones masked where the reader need not call.
    pub persons: Vec<(Person, String)>,
}

/// 报送记录 one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// 期次
    pub period: Period,
    /// The last day in time.
    pub by: Date,
    /// 按时
    pub in_time: u32,
    /// 迟报
    pub late: u32,
    /// 未报
    pub missing: u32,
}

/// 单位
///
/// # Errors
/// [`Failure::Missing`] for an unknown unit.
pub async fn show_unit(office: &Office, caller: &Caller, id: UnitId) -> Answer<ShownUnit> {
    office.may(caller, "unit.read", false)?;
    let unit = office.store().unit(id).await?.ok_or(Failure::Missing { what: "unit" })?;
    let today = office.world().today();
    let own = Filter { owner: Some(id), ..Filter::default() };
    let tallies = counts(office, caller, Kind::Item, own.clone(), By::Whole).await?;
    let lights = Light::ALL.map(|it| (it, lit(&tallies, it))).into_iter().filter(|(_, count)| *count > 0).collect();
    let mut items = Vec::new();
    for row in every(office, caller, Kind::Item, own, Sort::DUE).await? {
        if let Some(item) = row.open::<Item>()? {
            items.push((row, item));
        }
    }
    let policy = office.policy();
    let record = record(items.iter().map(|(_, item)| item), policy.rules(today)?, policy.calendar());
    let persons = persons(office, caller, id, &items).await?;
    items.retain(|(_, item)| !item.stage.is_over());
    items.sort_by_key(|(row, _)| Light::of(&row.facets, today));
    Ok(ShownUnit { unit, lights, items, record, persons })
}

/// Who stands for the unit, each once.
async fn persons(
    office: &Office,
    caller: &Caller,
    unit: UnitId,
    items: &[(Row, Item)],
) -> Answer<Vec<(Person, String)>> {
    let mut persons: Vec<Person> = Vec::new();
    for person in items.iter().flat_map(|(_, item)| &item.parties.persons) {
        let same = |it: &&mut Person| it.name == person.name && it.role == person.role;
        match persons.iter_mut().find(same) {
            Some(known) => known.contact = known.contact.or(person.contact),
            None => persons.push(person.clone()),
        }
    }
    let contacts: Vec<i64> = persons.iter().filter_map(|it| it.contact).collect();
    let phones = phones(office, contacts, sees_in_full(caller, [unit])).await?;
    let phone = |it: &Person| it.contact.and_then(|id| phones.get(&id)).cloned().unwrap_or_default();
    Ok(persons.into_iter().map(|it| (it.clone(), phone(&it))).collect())
}

/// 报送记录: every period for which a report was filed or found missing.
fn record<'a>(items: impl Iterator<Item = &'a Item>, rules: &Rules, calendar: &Calendar) -> Vec<Reported> {
    let mut record: BTreeMap<Period, Reported> = BTreeMap::new();
    for item in items.filter(|it| it.stage != Stage::Void) {
        let mut first: BTreeMap<Period, Date> = BTreeMap::new();
        let standing = item.reports.iter().filter(|it| it.handed.stands() && it.handed.unit == item.parties.lead);
        for filed in standing {
            let on = first.entry(filed.report.period).or_insert(filed.handed.on);
            *on = filed.handed.on.min(*on);
        }
        let periods =
            first.keys().copied().chain(item.missed.iter().copied()).collect::<std::collections::BTreeSet<_>>();
        for period in periods {
            let by = schedule::report_by(period, rules, calendar);
            let line = record.entry(period).or_insert(Reported { period, by, in_time: 0, late: 0, missing: 0 });
            match first.get(&period) {
                Some(on) if *on <= by => line.in_time += 1,
                Some(_) => line.late += 1,
                None => line.missing += 1,
            }
        }
    }
    record.into_values().rev().collect()
}

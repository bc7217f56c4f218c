//! 导出台账: the list as filtered, as the Excel sheet that people keep.

use crate::{
    Answer, Office,
    caller::Caller,
    directory::Directory,
    export::{Due, ExportError, LedgerRow, LedgerSheet, ledger_xlsx, light_word},
    list_dockets::{Kind, every},
    origin::Origins,
};
use docket::Light;
use ledger::{
    Person, PersonRole,
    item::{Item, Stage},
    problem::Problem,
};
use std::collections::BTreeMap;
use store::{Filter, Row, Sort};
use vocab::DocketId;

/// 导出台账. Personal data in the reports is masked, whoever exports: a file leaves the house.
///
/// # Errors
/// As [`crate::list_dockets::list`]; [`crate::Failure::Export`] where the file cannot be built.
pub async fn export_ledger(office: &Office, caller: &Caller, filter: Filter, sort: Sort) -> Answer<Vec<u8>> {
    let directory = Directory::load(office).await?;
    let (problems, origins) = around(office, caller).await?;
    let today = office.world().today();
    let filter = Filter { kinds: vec![Kind::Item.name().to_owned()], ..filter };
    office.may(caller, Kind::Item.read(), false)?;
    let mut export = office.store().export(&caller.scope(), &filter, sort).await?;
    let mut rows = Vec::new();
    while let Some(chunk) = export.chunk().await? {
        for row in chunk {
            let Some(item) = row.open::<Item>()? else { continue };
            let number = u32::try_from(rows.len()).unwrap_or(u32::MAX).saturating_add(1);
            let light = Light::of(&row.facets, today);
            let line = Line { directory: &directory, problems: &problems, origins: &origins };
            rows.push(line.of(number, &row, &item, light));
        }
    }
    let sheet = LedgerSheet { title: title(&origins), on: today };
    let built = tokio::task::spawn_blocking(move || ledger_xlsx(&sheet, rows)).await;
    Ok(built.map_err(|_| ExportError::Unfinished)??)
}

/// What stands in the headline of an export: the plan where there is one, else the ledger as such.
pub(crate) fn title(origins: &Origins) -> String {
    let mut plans = origins.plans();
    match (plans.next(), plans.next()) {
        (Some((_, plan)), None) => format!("{}整改台账", plan.plan.title),
        _ => "营商环境问题整改台账".to_owned(),
    }
}

/// What stands around the items: the texts of the problems that each answers, as far as the caller reaches them, and the
/// plans behind these.
pub(crate) async fn around(office: &Office, caller: &Caller) -> Answer<(BTreeMap<DocketId, Vec<String>>, Origins)> {
    let mut texts: BTreeMap<DocketId, Vec<String>> = BTreeMap::new();
    let mut plans = Vec::new();
    for row in every(office, caller, Kind::Problem, Filter::default(), Sort::OPENED).await? {
        let Some(problem) = row.open::<Problem>()? else { continue };
        plans.extend(problem.plan);
        for link in &problem.links {
            texts.entry(link.item).or_default().push(problem.text.clone());
        }
    }
    Ok((texts, Origins::load(office, plans).await?))
}

/// 责任人 and the like, by name alone.
pub(crate) fn names<'a>(persons: impl Iterator<Item = &'a Person>) -> String {
    persons.map(|it| it.name.as_str()).collect::<Vec<_>>().join("、")
}

struct Line<'a> {
    directory: &'a Directory,
    problems: &'a BTreeMap<DocketId, Vec<String>>,
    origins: &'a Origins,
}

impl Line<'_> {
    fn of(&self, number: u32, row: &Row, item: &Item, light: Option<Light>) -> LedgerRow {
        let plan = item.content.quote.as_ref().map(|it| it.plan);
        let units: Vec<&str> = item.parties.units().map(|id| self.directory.unit(id)).collect();
        let last = item.last_report();
        let masked = |text: &str| vocab::personal::mask(text);
        LedgerRow {
            number,
            problem: self.problems.get(&row.id).map(|it| it.join("\n")).unwrap_or_default(),
            measure: masked(if item.content.text.is_empty() { &item.content.title } else { &item.content.text }),
            goal: plan.map(|id| self.origins.goal(id, &item.content.indicator).to_owned()).unwrap_or_default(),
            leader: names(item.parties.persons_as(PersonRole::Leader)),
            units: units.join("、"),
            persons: names(item.parties.persons_as(PersonRole::Responsible)),
            due: match item.due {
                ledger::Due::Day(day) => Due::Day(day),
                ledger::Due::Month(day) => Due::Words(format!("{}年{}月", day.year(), day.month())),
                ledger::Due::Standing => Due::Words("持续推进".to_owned()),
            },
            progress: last.map(|it| format!("{}：{}", it.report.period, masked(&it.report.done))).unwrap_or_default(),
            completion: completion(item).to_owned(),
            light: light_word(light).to_owned(),
            evidence: u32::try_from(item.evidence_count()).unwrap_or(u32::MAX),
            closed_on: item.closed.as_ref().map(|it| it.on),
        }
    }
}

/// 完成情况 in the words that ledgers use.
fn completion(item: &Item) -> &'static str {
    match item.stage {
        Stage::Closed => "已完成",
        Stage::Routine => "已转常态",
        Stage::Submitted => "基本完成",
        Stage::Void => "不计入",
        Stage::Drafted | Stage::Assigned | Stage::Declined => "未开始",
        Stage::Accepted if item.due.is_standing() => "持续推进",
        Stage::Accepted => "正在推进",
    }
}

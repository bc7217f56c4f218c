//! 调度会: its agenda proposed from what is late or needs co-ordination, its decisions opened with it.

use super::{Register, decide, finding::give};
use crate::{
    Answer, Office,
    caller::Caller,
    links,
    list_dockets::{Kind, every},
    open::Moment,
};
use docket::{Light, Refusal, Standing};
use ledger::{
    Due, Finding, Item, Parties,
    finding::{self, Source},
    item::{self, Content},
    meeting::{Act, Becomes, Decide, Meeting},
};
use store::{Desk, Filter, Row, Sort};
use vocab::DocketId;

impl Register for Meeting {
    const NAME: &'static str = "meeting";
    const WORD: &'static str = "meetings";
    const READ: &'static str = "meeting.read";

    fn perform(
        desk: &mut Desk<'_>,
        moment: &Moment,
        docket: Option<DocketId>,
        mut act: Act,
    ) -> Result<DocketId, Refusal> {
        let mut made = None;
        if let Act::Decide(decided) = &mut act {
            made = make(desk, moment, decided)?;
            decided.made = made;
        }
        let agenda = match &act {
            Act::Open(it) => Some(it.items.clone()),
            Act::Amend(it) => Some(it.items.clone()),
            _ => None,
        };
        let before = docket.and_then(|id| desk.get::<Self>(id)).map(|it| it.items).unwrap_or_default();
        let id = decide::<Self>(desk, moment, docket, act, ())?;
        if let Some(agenda) = agenda {
            for item in before {
                desk.unlink(item, links::ON_AGENDA, id);
            }
            for item in agenda {
                desk.get::<Item>(item).ok_or(Refusal::new("item.unknown").with("item", item))?;
                desk.link(item, links::ON_AGENDA, id);
            }
        }
        if let Some(made) = made {
            desk.link(made, links::COMES_FROM, id);
        }
        Ok(id)
    }
}

/// Opens what a decision becomes.
fn make(desk: &mut Desk<'_>, moment: &Moment, decided: &Decide) -> Result<Option<DocketId>, Refusal> {
    let text = decided.text.clone();
    Ok(match decided.becomes {
        Becomes::Minutes => None,
        Becomes::Item => {
            let (unit, due) = decided.item()?;
            let content = Content { title: text.clone(), text, ..Content::default() };
            let parties = Parties { lead: Some(unit), ..Parties::default() };
            let due = Due::Day(due);
            Some(give(desk, moment, item::Open { content, parties, due, steps: Vec::new(), milestones: Vec::new() })?)
        }
        Becomes::Finding => {
            let rules = moment.policy.finding_rules(moment.context().today)?;
            let mildest = rules.severity.first().map(|it| it.code.clone()).unwrap_or_default();
            let open = finding::Open {
                source: Source::Meeting,
                number: String::new(),
                title: text,
                text: String::new(),
                place: String::new(),
                indicator: String::new(),
                unit: decided.unit,
                severity: mildest,
                due: decided.due,
                photos: Vec::new(),
                near_on: None,
            };
            Some(Finding::perform(desk, moment, None, finding::Act::Open(open))?)
        }
    })
}

/// 上会理由
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its light.
    Light(Light),
    /// Its last report asks for co-ordination.
    Coordination,
}

/// What a meeting should talk about: items that are overdue, lag or are unreported, and those whose last report asks for
/// co-ordination; the worst first.
///
/// # Errors
/// As [`every`].
pub async fn proposed(office: &Office, caller: &Caller) -> Answer<Vec<(Row, Why)>> {
    let today = office.world().today();
    let open = Filter { standings: vec![Standing::Waiting, Standing::Open, Standing::Handed], ..Filter::default() };
    let mut proposed = Vec::new();
    for row in every(office, caller, Kind::Item, open, Sort::DUE).await? {
        let light = Light::of(&row.facets, today);
        let red = light.filter(|it| matches!(it, Light::Overdue | Light::Lagging | Light::Unreported));
        let asks = || row.open::<Item>().map(|it| it.is_some_and(|it| asks_for_help(&it)));
        match red {
            Some(light) => proposed.push((row, Why::Light(light))),
            None if asks()? => proposed.push((row, Why::Coordination)),
            None => {}
        }
    }
    proposed.sort_by_key(|(row, _)| Light::of(&row.facets, today));
    Ok(proposed)
}

fn asks_for_help(item: &Item) -> bool {
    item.last_report().is_some_and(|it| it.report.coordination.is_some())
}

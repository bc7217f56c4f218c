//! 督导发现

use crate::{
    reply::Reply,
    views::{
        Lens,
        register::{Face, fact},
        timeline::Said,
    },
    visit::{OrReply, Visit},
};
use ledger::{
    Item,
    finding::{Event, Finding, SOURCES},
};
use office::{
    Filter, Sort,
    list_dockets::{Kind, every},
    origin::indicators,
    permission::Leave,
    show_docket::Shown,
};
use pages::{
    Lang, Words,
    forms::{
        finding::FINDING,
        register::{Known, Register},
    },
    page::{Body, Fact, Section},
    part::Choice,
};

/// Items of a unit that a finding can join, at most.
const ITEMS: usize = 200;

impl Face for Finding {
    const PAGE: &'static Register = &FINDING;

    fn cells(&self, lens: &Lens<'_>) -> Vec<String> {
        vec![lens.w.code("source", self.source.name()), severity(&self.severity, lens), self.place.clone()]
    }

    fn facts(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Fact> {
        let it = &shown.state;
        let unit = it.unit.map(|id| lens.unit(id));
        let href = unit.as_ref().map(|it| format!("/units/{}", it.id)).unwrap_or_default();
        vec![
            fact(lens, "finding_source", lens.w.code("source", it.source.name())),
            fact(lens, "number", &it.number),
            fact(lens, "place", &it.place),
            Fact { href, ..fact(lens, "finding_open-unit", unit.map(|it| it.name).unwrap_or_default()) },
            fact(lens, "severity", severity(&it.severity, lens)),
            fact(lens, "finding_open-due", it.due.map(|day| lens.w.date(&day)).unwrap_or_default()),
            fact(lens, "indicator", &it.indicator),
            fact(lens, "closed_on", it.closed_on.map(|day| lens.w.date(&day)).unwrap_or_default()),
        ]
    }

    fn sections(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Section> {
        let it = &shown.state;
        let mut sections = Vec::new();
        if !it.text.is_empty() {
            let title = lens.w.t("field-finding_open-text");
            sections.push(Section { title, body: Body::Text(lens.text(&it.text)) });
        }
        for answer in &it.answers {
            let unit = answer.unit.map(|id| lens.directory.unit(id)).unwrap_or_default();
            let text = format!("{} {unit}\n{}", lens.w.day(&answer.on), lens.text(&answer.text));
            sections.push(Section { title: lens.w.t("finding-answers"), body: Body::Text(text) });
        }
        sections
    }

    fn say(event: &Event, lens: &Lens<'_>, shown: &Shown<Self>) -> Said {
        let files = &shown.files;
        let item = |id: vocab::DocketId| {
            let row = shown.linked.iter().find(|it| it.id == id);
            row.map_or_else(|| id.to_string(), |row| format!("{id} {}", row.facets.title))
        };
        match event {
            Event::Open(it) => Said::text(&it.title).evidence(&it.photos, files),
            Event::Amend(it) => Said::default()
                .fact("finding_amend-unit", it.unit.map(|id| lens.directory.unit(id)).unwrap_or_default())
                .fact("severity", it.severity.as_ref().map(|it| severity(it, lens)).unwrap_or_default())
                .fact("finding_amend-due", it.due.map(|day| lens.w.date(&day)).unwrap_or_default())
                .fact("place", it.place.clone().unwrap_or_default())
                .fact("indicator", it.indicator.clone().unwrap_or_default()),
            Event::Answer(it) => Said::text(&it.text).evidence(&it.evidence, files),
            Event::MakeItem(it) => Said::text(&it.title)
                .fact("owner", lens.directory.unit(it.unit))
                .fact("due", lens.due(it.due))
                .fact("item", it.item.map(item).unwrap_or_default()),
            Event::JoinItem(it) => Said::text(&it.note).fact("item", item(it.item)),
            Event::Decline(it) => Said::text(&it.reason),
            Event::Close(it) => Said::text(&it.opinion),
            Event::Discard(it) => Said::text(&it.reason),
            Event::Follow(it) => {
                let state = lens.w.code("finding-state", it.stage.name());
                Said { rule: lens.w.t("rule-finding-follow"), ..Said::default().fact("result", state) }
            }
        }
    }

    async fn known(visit: &Visit, shown: Option<&Shown<Self>>, known: &mut Known) -> Result<(), Reply> {
        let (office, caller) = (visit.office(), visit.caller()?);
        let policy = office.policy();
        let rules = policy.finding_rules(visit.today()).map_err(office::Failure::Refused).or_reply(visit)?;
        let name = |it: &ledger::finding::Severity| match visit.visitor.lang {
            Lang::Zh => it.name.clone(),
            Lang::En => it.name_en.clone(),
        };
        let severities = rules.severity.iter().map(|it| Choice::new(it.code.clone(), name(it)));
        known.lists.insert("severity", severities.collect());
        let indicators = indicators(office).await.or_reply(visit)?;
        known.lists.insert("indicator", indicators.into_iter().map(|it| Choice::new(it.clone(), it)).collect());
        let Some(shown) = shown else {
            // Who stands on the spot inspects; the lead office enters what came by paper.
            known.values.insert("source", "inspection".to_owned());
            return Ok(());
        };
        let it = &shown.state;
        let unit = it.unit.map(|id| id.to_string()).unwrap_or_default();
        known.values.extend([("unit", unit), ("severity", it.severity.clone()), ("place", it.place.clone())]);
        known.values.extend([("indicator", it.indicator.clone()), ("title", it.title.clone())]);
        known.values.insert("due", it.due.map(|day| day.to_string()).unwrap_or_default());
        known.values.insert("make_item.text", it.text.clone());
        if office.permissions().leave(caller.role, "finding.join_item") != Leave::Denied {
            let filter = Filter { owner: it.unit, ..Filter::default() };
            let rows = every(office, caller, Kind::Item, filter, Sort::OPENED).await.or_reply(visit)?;
            let open = rows.iter().filter(|row| {
                let item = row.open::<Item>().ok().flatten();
                item.is_some_and(|item| !item.stage.is_over())
            });
            let choice = |row: &office::Row| Choice::new(row.id, format!("{} {}", row.id, row.facets.title));
            known.lists.insert("item", open.take(ITEMS).map(choice).collect());
        }
        Ok(())
    }

    fn main(&self) -> &'static [&'static str] {
        &["make_item", "answer"]
    }

    fn marks(words: &Words) -> Vec<Choice> {
        let mark = |name: &str| Choice::new(format!("source:{name}"), words.code("source", name));
        SOURCES.iter().map(|it| mark(it.name())).collect()
    }
}

/// A severity in words; its code where the rules of today do not know it any more.
fn severity(code: &str, lens: &Lens<'_>) -> String {
    let rules = lens.policy.finding_rules(lens.today).ok();
    let known = rules.and_then(|it| it.severity(code)).map(|it| match lens.w.lang {
        Lang::Zh => it.name.clone(),
        Lang::En => it.name_en.clone(),
    });
    known.unwrap_or_else(|| code.to_owned())
}

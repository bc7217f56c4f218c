//! 调度会

use crate::{
    reply::Reply,
    views::{
        Lens,
        register::{Face, Paper, fact, links},
        timeline::Said,
    },
    visit::{OrReply, Visit},
};
use docket::Docket;
use ledger::{
    Item,
    meeting::{Decide, Event, Meeting, MeetingStage},
};
use office::{
    Row,
    permission::Leave,
    register::meeting::{Why, proposed},
    show_docket::Shown,
};
use pages::{
    Words,
    forms::{
        meeting::MEETING,
        register::{Known, Register},
    },
    page::{Body, Fact, Section},
    part::{Choice, Link},
};
use vocab::{DocketId, UnitId};

impl Face for Meeting {
    const PAGE: &'static Register = &MEETING;

    fn cells(&self, _lens: &Lens<'_>) -> Vec<String> {
        let decisions = self.decisions.len();
        vec![self.place.clone(), if decisions == 0 { String::new() } else { decisions.to_string() }]
    }

    fn facts(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Fact> {
        let it = &shown.state;
        let held = !it.present.is_empty();
        let absent: Vec<UnitId> = if held { it.absent().collect() } else { Vec::new() };
        vec![
            fact(lens, "day", lens.w.date(&it.day)),
            fact(lens, "place", &it.place),
            fact(lens, "chair", &it.chair),
            fact(lens, "units", units(&it.units, lens)),
            fact(lens, "present", units(&it.present, lens)),
            fact(lens, "absent", units(&absent, lens)),
        ]
    }

    fn sections(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Section> {
        let it = &shown.state;
        let mut sections = agenda(shown, lens);
        if !it.decisions.is_empty() {
            sections.push(decisions(shown, lens));
        }
        if !it.minutes.is_empty() {
            sections.push(Section { title: lens.w.t("field-minutes"), body: Body::Text(lens.text(&it.minutes)) });
        }
        sections
    }

    fn say(event: &Event, lens: &Lens<'_>, shown: &Shown<Self>) -> Said {
        match event {
            Event::Open(it) => {
                Said::text(&it.title).fact("day", lens.w.date(&it.day)).fact("units", units(&it.units, lens))
            }
            Event::Amend(it) => Said::text(&it.topics.join("\n"))
                .fact("day", lens.w.date(&it.day))
                .fact("units", units(&it.units, lens)),
            Event::Hold(it) => Said::default()
                .fact("day", lens.w.date(&it.day))
                .fact("chair", &it.chair)
                .fact("present", units(&it.present, lens)),
            Event::Decide(it) => Said::text(&it.text)
                .fact("becomes", lens.w.code("becomes", it.becomes.name()))
                .fact("meeting_decide-unit", it.unit.map(|id| lens.directory.unit(id)).unwrap_or_default())
                .fact("meeting_decide-due", it.due.map(|day| lens.w.date(&day)).unwrap_or_default()),
            Event::Close(it) => Said::text(&it.minutes).evidence(&it.evidence, &shown.files),
            Event::Cancel(it) => Said::text(&it.reason),
        }
    }

    async fn known(visit: &Visit, shown: Option<&Shown<Self>>, known: &mut Known) -> Result<(), Reply> {
        let (office, caller) = (visit.office(), visit.caller()?);
        let state = shown.map(|it| &it.state);
        let plans = state.is_none_or(|it| it.stage == MeetingStage::Planned);
        if plans && office.permissions().leave(caller.role, "meeting.open") != Leave::Denied {
            let words = visit.words();
            let why = |why: Why| match why {
                Why::Light(light) => words.code("light", light.name()),
                Why::Coordination => words.t("why-coordination"),
            };
            let rows = proposed(office, caller).await.or_reply(visit)?;
            let all: Vec<String> = rows.iter().map(|(row, _)| row.id.to_string()).collect();
            let label = |row: &Row, it: Why| format!("{} {} · {}", row.id, row.facets.title, why(it));
            let mut choices: Vec<Choice> = rows.iter().map(|(row, it)| Choice::new(row.id, label(row, *it))).collect();
            // What is on the agenda stays there, whatever became of it since.
            let chosen = state.map(|it| it.items.as_slice()).unwrap_or_default();
            let gone = chosen.iter().filter(|id| rows.iter().all(|(row, _)| row.id != **id));
            choices.extend(gone.map(|id| Choice::new(id, id.to_string())));
            known.lists.insert("items", choices);
            known.values.insert("items", if state.is_some() { ids(chosen) } else { all.join(",") });
        }
        let Some(it) = state else { return Ok(()) };
        let asked = known.units.iter().filter(|one| it.units.iter().any(|unit| unit.to_string() == one.value));
        known.lists.insert("present", asked.cloned().collect());
        let units: Vec<String> = it.units.iter().map(ToString::to_string).collect();
        known.values.extend([("units", units.join(",")), ("present", units.join(","))]);
        known.values.extend([("day", it.day.to_string()), ("place", it.place.clone())]);
        known.values.insert("topics", it.topics.join("\n"));
        known.values.insert("becomes", "item".to_owned());
        Ok(())
    }

    fn main(&self) -> &'static [&'static str] {
        &["hold", "decide"]
    }

    fn paper(shown: &Shown<Self>, name: &str, lens: &Lens<'_>) -> Option<Paper> {
        let facts = Self::facts(shown, lens).into_iter().filter(|it| !it.text.is_empty()).collect();
        let title = format!("{} {}", shown.state.title, lens.w.maybe("sheet", name)?);
        match name {
            "agenda" => Some(Paper { title, facts, sections: agenda(shown, lens) }),
            "minutes" if !shown.state.present.is_empty() => {
                Some(Paper { title, facts, sections: Self::sections(shown, lens) })
            }
            _ => None,
        }
    }

    fn sheets(shown: &Shown<Self>, words: &Words) -> Vec<Link> {
        let sheet = |name: &str| Link {
            href: format!("/meetings/{}/print/{name}", shown.row.id),
            text: words.code("sheet", name),
        };
        let held = !shown.state.present.is_empty();
        std::iter::once(sheet("agenda")).chain(held.then(|| sheet("minutes"))).collect()
    }
}

fn ids(ids: &[DocketId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn units(units: &[UnitId], lens: &Lens<'_>) -> String {
    let names: Vec<&str> = units.iter().map(|id| lens.directory.unit(*id)).collect();
    lens.w.list(&names)
}

/// 议程: items as far as the reader reaches them, then further topics.
fn agenda(shown: &Shown<Meeting>, lens: &Lens<'_>) -> Vec<Section> {
    let it = &shown.state;
    let mut sections = Vec::new();
    let on_agenda = shown.linked.iter().filter(|row| row.kind == Item::KIND && it.items.contains(&row.id));
    let found = links(on_agenda, lens);
    if !found.is_empty() {
        sections.push(Section { title: lens.w.t("field-items"), body: Body::Links(found) });
    }
    if !it.topics.is_empty() {
        sections.push(Section { title: lens.w.t("field-topics"), body: Body::Text(lens.text(&it.topics.join("\n"))) });
    }
    sections
}

/// 议定事项 with what each became.
fn decisions(shown: &Shown<Meeting>, lens: &Lens<'_>) -> Section {
    let heads = ["meeting_decide-text", "becomes", "meeting_decide-unit", "meeting_decide-due"];
    let row = |it: &Decide| {
        let made = it.made.and_then(|id| shown.linked.iter().find(|row| row.id == id));
        let href = made.map(crate::views::register::href).unwrap_or_default();
        vec![
            Fact { href, ..fact(lens, heads[0], lens.text(&it.text)) },
            fact(lens, heads[1], lens.w.code("becomes", it.becomes.name())),
            fact(lens, heads[2], it.unit.map(|id| lens.directory.unit(id)).unwrap_or_default()),
            fact(lens, heads[3], it.due.map(|day| lens.w.date(&day)).unwrap_or_default()),
        ]
    };
    let rows = shown.state.decisions.iter().map(row).collect();
    let heads = heads.iter().map(|it| lens.w.code("field", it)).collect();
    Section { title: lens.w.t("field-decisions"), body: Body::Table(heads, rows) }
}

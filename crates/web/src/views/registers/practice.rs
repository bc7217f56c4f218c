//! 典型案例

use crate::{
    reply::Reply,
    views::{
        Lens,
        register::{Face, fact},
        timeline::Said,
    },
    visit::{OrReply, Visit},
};
use ledger::practice::{Adopted, Event, Level, Practice, PracticeStage, Sent};
use office::{origin::indicators, show_docket::Shown};
use pages::{
    Words,
    forms::{
        practice::PRACTICE,
        register::{Known, Register},
    },
    page::{Body, Fact, Section},
    part::Choice,
};

impl Face for Practice {
    const PAGE: &'static Register = &PRACTICE;

    fn cells(&self, lens: &Lens<'_>) -> Vec<String> {
        vec![self.indicator.clone(), self.level().map(|it| level(it, lens)).unwrap_or_default()]
    }

    fn facts(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Fact> {
        let it = &shown.state;
        let unit = lens.unit(it.unit);
        vec![
            Fact { href: format!("/units/{}", unit.id), ..fact(lens, "practice_open-unit", unit.name) },
            fact(lens, "indicator", &it.indicator),
            fact(lens, "practice_level", it.level().map(|it| level(it, lens)).unwrap_or_default()),
            fact(lens, "accepted_on", it.accepted_on.map(|day| lens.w.date(&day)).unwrap_or_default()),
            fact(lens, "opinion", &it.opinion),
        ]
    }

    fn sections(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Section> {
        let it = &shown.state;
        let mut sections = vec![Section { title: lens.w.t("practice-text"), body: Body::Text(lens.text(&it.text)) }];
        let plain = |text: String| Fact { label: String::new(), text, href: String::new() };
        let head = |names: &[&str]| names.iter().map(|name| lens.w.code("field", name)).collect::<Vec<_>>();
        if !it.adopted.is_empty() {
            let row = |it: &Adopted| {
                let paper = [it.source.number.as_str(), &it.source.title].join(" ");
                [level(it.level, lens), paper, lens.w.day(&it.source.dated)].map(plain).to_vec()
            };
            let names = head(&["practice_level", "source", "paper_dated"]);
            let body = Body::Table(names, it.adopted.iter().map(row).collect());
            sections.push(Section { title: lens.w.t("practice-adopted"), body });
        }
        if !it.sent_up.is_empty() {
            let row = |it: &Sent| [lens.w.day(&it.on), it.to.clone()].map(plain).to_vec();
            let body = Body::Table(head(&["sent_on", "practice_send_up-to"]), it.sent_up.iter().map(row).collect());
            sections.push(Section { title: lens.w.t("practice-sent_up"), body });
        }
        sections
    }

    fn say(event: &Event, lens: &Lens<'_>, shown: &Shown<Self>) -> Said {
        match event {
            Event::Open(it) => Said::text(&it.title).evidence(&it.evidence, &shown.files),
            Event::Edit(it) => Said::text(&it.title),
            Event::Submit(_) => Said::default(),
            Event::SendBack(it) => Said::text(&it.reason),
            Event::Accept(it) => Said::text(&it.opinion),
            Event::SendUp(it) => Said::text(&it.to),
            Event::Adopt(it) => Said::text(&[it.source.number.as_str(), &it.source.title].join(" "))
                .fact("practice_level", level(it.level, lens)),
            Event::Discard(it) => Said::text(&it.reason),
        }
    }

    async fn known(visit: &Visit, shown: Option<&Shown<Self>>, known: &mut Known) -> Result<(), Reply> {
        let indicators = indicators(visit.office()).await.or_reply(visit)?;
        known.lists.insert("indicator", indicators.into_iter().map(|it| Choice::new(it.clone(), it)).collect());
        match shown {
            None => {
                let unit = visit.caller()?.unit;
                known.values.extend(unit.map(|it| ("unit", it.to_string())));
            }
            Some(shown) => {
                let it = &shown.state;
                known.values.extend([("title", it.title.clone()), ("indicator", it.indicator.clone())]);
                known.values.insert("edit.text", it.text.clone());
            }
        }
        Ok(())
    }

    fn main(&self) -> &'static [&'static str] {
        match self.stage {
            PracticeStage::Submitted => &["accept"],
            _ => &["submit", "send_up"],
        }
    }

    fn marks(words: &Words) -> Vec<Choice> {
        Level::ALL.iter().map(|it| Choice::new(it.name(), words.code("practice_level", it.name()))).collect()
    }
}

fn level(level: Level, lens: &Lens<'_>) -> String {
    lens.w.code("practice_level", level.name())
}

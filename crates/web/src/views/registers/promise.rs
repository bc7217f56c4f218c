//! 政府承诺

use crate::{
    reply::Reply,
    views::{
        Lens,
        register::{Face, fact},
        timeline::Said,
    },
    visit::Visit,
};
use ledger::promise::{Event, Promise, PromiseStage};
use office::show_docket::Shown;
use pages::{
    Words,
    forms::{
        promise::PROMISE,
        register::{Known, Register},
    },
    page::{Body, Fact, Section},
    part::Choice,
};

impl Face for Promise {
    const PAGE: &'static Register = &PROMISE;

    fn cells(&self, lens: &Lens<'_>) -> Vec<String> {
        vec![self.to.clone(), lens.w.day(&self.made_on)]
    }

    fn facts(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Fact> {
        let it = &shown.state;
        let unit = lens.unit(it.unit);
        let published = it.published.as_ref().map(|it| format!("{} {}", lens.w.day(&it.on), it.place));
        vec![
            fact(lens, "promise_to", &it.to),
            Fact { href: format!("/units/{}", unit.id), ..fact(lens, "promise_open-unit", unit.name) },
            fact(lens, "made_on", lens.w.date(&it.made_on)),
            fact(lens, "promise_open-due", it.due.map(|day| lens.w.date(&day)).unwrap_or_default()),
            fact(lens, "basis", &it.basis),
            fact(lens, "published", published.unwrap_or_else(|| lens.w.t("promise-unpublished"))),
            fact(lens, "closed_on", it.closed_on.map(|day| lens.w.date(&day)).unwrap_or_default()),
            fact(lens, "opinion", &it.opinion),
        ]
    }

    fn sections(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Section> {
        let it = &shown.state;
        let texts = [
            ("promise-text", it.text.clone()),
            ("promise-claimed", it.claimed.as_ref().map(|it| it.text.clone()).unwrap_or_default()),
        ];
        let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
        said.map(|(key, text)| Section { title: lens.w.t(key), body: Body::Text(lens.text(&text)) }).collect()
    }

    fn say(event: &Event, lens: &Lens<'_>, shown: &Shown<Self>) -> Said {
        let day = |day: Option<jiff::civil::Date>| day.map(|it| lens.w.date(&it)).unwrap_or_default();
        match event {
            Event::Open(it) => Said::text(&it.title).fact("promise_to", &it.to).fact("promise_open-due", day(it.due)),
            Event::Publish(it) => Said::text(&it.place),
            Event::Claim(it) => Said::text(&it.text).evidence(&it.evidence, &shown.files),
            Event::SendBack(it) => Said::text(&it.reason),
            Event::Confirm(it) => Said::text(&it.opinion),
            Event::Fail(it) => Said::text(&it.reason),
            Event::Amend(it) => Said::text(&it.reason).fact("promise_open-due", day(it.due)),
            Event::Discard(it) => Said::text(&it.reason),
        }
    }

    async fn known(visit: &Visit, shown: Option<&Shown<Self>>, known: &mut Known) -> Result<(), Reply> {
        if let (None, Some(unit)) = (shown, visit.caller()?.unit) {
            known.values.insert("unit", unit.to_string());
        }
        Ok(())
    }

    fn main(&self) -> &'static [&'static str] {
        match self.stage {
            PromiseStage::Claimed => &["confirm"],
            _ => &["claim", "publish"],
        }
    }

    fn marks(words: &Words) -> Vec<Choice> {
        ["published", "broken"].map(|it| Choice::new(it, words.code("promise_mark", it))).to_vec()
    }
}

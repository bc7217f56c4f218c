//! 经常性工作

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
    Rhythm,
    duty::{Duty, DutyKind, Event, Round},
};
use office::{origin::indicators, show_docket::Shown};
use pages::{
    Words,
    forms::{
        duty::DUTY,
        register::{Known, Register},
    },
    page::{Body, Fact, Section},
    part::Choice,
};

impl Face for Duty {
    const PAGE: &'static Register = &DUTY;

    fn cells(&self, lens: &Lens<'_>) -> Vec<String> {
        vec![lens.w.code("duty_kind", self.kind.name()), rhythm(self.rhythm, lens), share(self, lens)]
    }

    fn facts(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Fact> {
        let it = &shown.state;
        let unit = lens.unit(it.unit);
        vec![
            Fact { href: format!("/units/{}", unit.id), ..fact(lens, "owner", unit.name) },
            fact(lens, "duty_kind", lens.w.code("duty_kind", it.kind.name())),
            fact(lens, "rhythm", rhythm(it.rhythm, lens)),
            fact(lens, "from", lens.w.date(&it.from)),
            fact(lens, "until", it.until.map(|day| lens.w.date(&day)).unwrap_or_default()),
            fact(lens, "duty_share", share(it, lens)),
            fact(lens, "indicator", &it.indicator),
            fact(lens, "duty_open-text", &it.text),
            fact(lens, "reason", it.stopped.as_ref().map(|it| it.1.clone()).unwrap_or_default()),
        ]
    }

    fn sections(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Section> {
        if shown.state.rounds.is_empty() {
            return vec![Section { title: lens.w.t("duty-rounds"), body: Body::Note(lens.w.t("duty-no-rounds")) }];
        }
        let plain = |text: String| Fact { label: String::new(), text, href: String::new() };
        let row = |round: &Round| {
            let item = Fact { href: format!("/items/{}", round.item), ..plain(round.period.to_string()) };
            let held = round.held.as_ref();
            let state = match (held, round.settled_on) {
                (_, Some(_)) => lens.w.t("duty-settled"),
                (Some(_), None) => lens.w.t("duty-handed"),
                (None, None) if round.period.last_day() < lens.today => lens.w.t("duty-missed"),
                (None, None) => lens.w.t("duty-ahead"),
            };
            vec![
                item,
                plain(state),
                plain(held.map(|it| lens.w.day(&it.took_place)).unwrap_or_default()),
                plain(held.and_then(|it| it.attendance).map(|it| it.to_string()).unwrap_or_default()),
                plain(held.map(|it| it.text.clone()).unwrap_or_default()),
            ]
        };
        let names = ["period", "duty_round", "took_place", "attendance", "said"];
        let names = names.iter().map(|name| lens.w.code("field", name)).collect();
        let body = Body::Table(names, shown.state.rounds.iter().map(row).collect());
        vec![Section { title: lens.w.t("duty-rounds"), body }]
    }

    fn say(event: &Event, lens: &Lens<'_>, shown: &Shown<Self>) -> Said {
        match event {
            Event::Open(it) => Said::text(&it.title).fact("owner", lens.directory.unit(it.unit)),
            Event::Begin(it) => {
                Said { rule: lens.w.t("rule-duty-begin"), ..Said::default().fact("period", it.period.to_string()) }
            }
            Event::Hold(it) => Said::text(&it.text)
                .fact("period", it.period.to_string())
                .fact("took_place", lens.w.day(&it.took_place))
                .fact("attendance", it.attendance.map(|it| it.to_string()).unwrap_or_default())
                .evidence(&it.evidence, &shown.files),
            Event::Stop(it) => Said::text(&it.reason),
            Event::Follow(it) => {
                let round = shown.state.rounds.iter().find(|round| round.item == it.item);
                let period = round.map(|it| it.period.to_string()).unwrap_or_default();
                Said { rule: lens.w.t("rule-duty-follow"), ..Said::default().fact("period", period) }
            }
        }
    }

    async fn known(visit: &Visit, shown: Option<&Shown<Self>>, known: &mut Known) -> Result<(), Reply> {
        let indicators = indicators(visit.office()).await.or_reply(visit)?;
        known.lists.insert("indicator", indicators.into_iter().map(|it| Choice::new(it.clone(), it)).collect());
        if let Some(shown) = shown {
            let waiting = shown.state.rounds.iter().filter(|it| it.settled_on.is_none());
            let periods = waiting.map(|it| Choice::new(it.period, it.period.to_string()));
            known.lists.insert("period", periods.collect());
        } else {
            known.values.insert("from", visit.today().to_string());
        }
        Ok(())
    }

    fn main(&self) -> &'static [&'static str] {
        &["hold"]
    }

    fn marks(words: &Words) -> Vec<Choice> {
        DutyKind::ALL.iter().map(|it| Choice::new(it.name(), words.code("duty_kind", it.name()))).collect()
    }
}

fn rhythm(rhythm: Rhythm, lens: &Lens<'_>) -> String {
    lens.w.code(
        "rhythm",
        match rhythm {
            Rhythm::Month => "month",
            Rhythm::Quarter => "quarter",
        },
    )
}

/// 开展率 as far as periods are over.
fn share(duty: &Duty, lens: &Lens<'_>) -> String {
    match duty.share(lens.today) {
        (_, 0) => String::new(),
        (held, past) => lens.w.t2("duty-share-of", "held", held, "past", past),
    }
}

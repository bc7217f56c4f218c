//! 企业诉求 as staff see it; who raised it is put in where the reader may know.

use crate::{
    reply::Reply,
    views::{
        Lens,
        register::{Face, fact},
        timeline::Said,
        voice,
    },
    visit::{OrReply, Visit},
};
use ledger::voice::{Event, Outcome, Voice};
use office::{
    Filter, Row, Sort,
    like_voices::like_voices,
    list_dockets::{Kind, every},
    permission::Leave,
    show_docket::Shown,
    voice_raiser::{Sight, raiser, sight},
};
use pages::{
    Words,
    forms::{
        register::{Known, Register},
        voice::VOICE,
    },
    page::{Body, Fact, RegisterPage, Section},
    part::{Choice, Link},
};

/// Voices that one can be merged into, at most.
const INTO: usize = 100;

impl Face for Voice {
    const PAGE: &'static Register = &VOICE;

    fn cells(&self, lens: &Lens<'_>) -> Vec<String> {
        vec![
            self.number.clone(),
            voice::matter(&self.matter, lens),
            self.answer().map(|it| lens.w.code("voice-outcome", it.outcome.name())).unwrap_or_default(),
            self.rating.as_ref().map(|it| it.stars.to_string()).unwrap_or_default(),
        ]
    }

    fn facts(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Fact> {
        let it = &shown.state;
        let concerns = it.concerns.map(|id| lens.directory.unit(id)).unwrap_or_default();
        let unit = it.unit.map(|id| lens.directory.unit(id)).unwrap_or_default();
        let ending = it.ending.map(|it| voice::ending(it, lens)).unwrap_or_default();
        vec![
            fact(lens, "voice_number", &it.number),
            fact(lens, "voice_matter", voice::matter(&it.matter, lens)),
            fact(lens, "indicator", &it.indicator),
            fact(lens, "voice_concerns", concerns),
            fact(lens, "voice_unit", unit),
            fact(lens, "voice_received", lens.w.date(&it.received_on)),
            fact(lens, "voice_due", lens.w.date(&it.due_on)),
            fact(lens, "voice_ending", ending),
        ]
    }

    fn sections(shown: &Shown<Self>, lens: &Lens<'_>) -> Vec<Section> {
        let it = &shown.state;
        let text = |title: String, text: &str| Section { title, body: Body::Text(lens.text(text)) };
        let mut sections = vec![text(lens.w.t("field-voice_raise-text"), &it.text)];
        if !it.wish.is_empty() {
            sections.push(text(lens.w.t("field-voice_wish"), &it.wish));
        }
        for more in &it.additions {
            sections.push(text(format!("{} {}", lens.w.code("event-voice", "add"), lens.w.day(&more.on)), &more.text));
        }
        for answer in &it.answers {
            let outcome = lens.w.code("voice-outcome", answer.outcome.name());
            let basis = if answer.basis.is_empty() {
                String::new()
            } else {
                format!("\n{}", voice::basis(&answer.basis, lens))
            };
            let title = format!("{} {}", lens.w.t("voice-answer"), lens.w.day(&answer.on));
            sections.push(text(title, &format!("{outcome}\n{}{basis}", answer.text)));
        }
        let clock = voice::clock(it, lens).join("\n");
        sections.push(Section { title: lens.w.t("voice-clock"), body: Body::Note(clock) });
        sections
    }

    fn say(event: &Event, lens: &Lens<'_>, shown: &Shown<Self>) -> Said {
        let unit = |id| lens.directory.unit(id);
        match event {
            Event::Open(it) => Said::text(&it.text),
            Event::Assign(it) => Said::text(&it.note).fact("voice_unit", unit(it.unit)),
            Event::Forward(it) => Said::text(&it.reason).fact("voice_forward-to", &it.to),
            Event::Accept(_) => Said::default(),
            Event::Extend(it) => Said::text(&it.reason).form(it.form.as_ref(), lens, &shown.files),
            Event::Answer(it) => Said::text(&it.text)
                .fact("voice_outcome", lens.w.code("voice-outcome", it.outcome.name()))
                .fact("voice_basis", &it.basis)
                .evidence(&it.evidence, &shown.files),
            Event::Tell(it) => Said::text(&it.note),
            Event::Confirm(it) => Said::text(&it.text).fact("voice_stars", it.stars.to_string()),
            Event::Rate(it) => Said::text(&it.text).fact("voice_stars", it.stars.to_string()),
            Event::Add(it) => Said::text(&it.text),
            Event::Lapse(_) => Said { rule: lens.w.t("rule-voice-lapse"), ..Said::default() },
            Event::Merge(it) => Said::default().fact("voice_number", &it.number),
            Event::MakeItem(it) => Said::text(&it.title).fact("owner", unit(it.unit)).fact("due", lens.due(it.due)),
            Event::LinkItem(it) => Said::default().fact("item", it.item.to_string()),
            Event::Decline(it) => Said::text(&it.reason),
            Event::SendBack(it) => Said::text(&it.reason),
            Event::Dispute(it) => Said::text(&it.reason),
            Event::Withdraw(it) => Said::text(&it.reason),
        }
    }

    async fn known(visit: &Visit, shown: Option<&Shown<Self>>, known: &mut Known) -> Result<(), Reply> {
        let (office, caller) = (visit.office(), visit.caller()?);
        let Some(shown) = shown else { return Ok(()) };
        let it = &shown.state;
        known.values.insert("unit", it.unit.or(it.concerns).map(|id| id.to_string()).unwrap_or_default());
        known.values.insert("make_item.title", it.title());
        if office.permissions().leave(caller.role, "voice.merge") == Leave::Denied {
            return Ok(());
        }
        let likes = like_voices(office, caller, shown.row.id, it).await.or_reply(visit)?;
        let rows = every(office, caller, Kind::of::<Self>(), Filter::default(), Sort::OPENED).await.or_reply(visit)?;
        let open = rows.iter().filter(|row| {
            let voice = row.open::<Self>().ok().flatten();
            row.id != shown.row.id && voice.is_some_and(|it| !it.stage.is_over())
        });
        let seen = |row: &&Row| !likes.iter().any(|like| like.row.id == row.id);
        let others = open.filter(seen).map(choice);
        let list = likes.iter().map(|it| choice(&it.row)).chain(others).take(INTO).collect();
        known.lists.insert("into", list);
        Ok(())
    }

    fn main(&self) -> &'static [&'static str] {
        &["assign", "accept", "answer", "tell"]
    }

    async fn more(visit: &Visit, shown: &Shown<Self>, lens: &Lens<'_>, page: &mut RegisterPage) -> Result<(), Reply> {
        let (office, caller) = (visit.office(), visit.caller()?);
        let who = raiser(office, caller, &shown.state).await.or_reply(visit)?;
        let hidden = sight(caller.role, shown.state.confidential) == Sight::Hidden;
        match who {
            Some(who) => {
                page.facts.push(fact(lens, "voice_enterprise", who.enterprise));
                page.facts.push(fact(lens, "voice_phone", who.phone));
            }
            None if hidden => page.facts.push(fact(lens, "voice_enterprise", lens.w.t("voice-hidden"))),
            None => {}
        }
        let likes = like_voices(office, caller, shown.row.id, &shown.state).await.or_reply(visit)?;
        let link = |it: &office::like_voices::Like| {
            let why = if it.same_enterprise { lens.w.t("voice-like-enterprise") } else { lens.w.t("voice-like-words") };
            let text = format!("{} {} · {why}", it.number, lens.text(&it.row.facets.title));
            Link { href: format!("/voices/{}", it.row.id), text }
        };
        if !likes.is_empty() && !shown.state.stage.is_over() {
            let body = Body::Links(likes.iter().map(link).collect());
            page.sections.insert(0, Section { title: lens.w.t("voice-like"), body });
        }
        Ok(())
    }

    fn sheets(_shown: &Shown<Self>, words: &Words) -> Vec<Link> {
        let link = |href: &str, key: &str| Link { href: href.to_owned(), text: words.t(key) };
        vec![link("/voices/units", "voice-units"), link("/voices/poster", "voice-poster")]
    }

    fn marks(words: &Words) -> Vec<Choice> {
        let mark = |name: &str| Choice::new(name, words.code("voice-mark", name));
        let outcome =
            |it: Outcome| Choice::new(format!("result:{}", it.name()), words.code("voice-outcome", it.name()));
        let marks = ["returned", "disputed", "extended", "lapsed", "confidential"];
        Outcome::ALL.into_iter().map(outcome).chain(marks.map(mark)).collect()
    }
}

fn choice(row: &Row) -> Choice {
    let number = row.facets.tags.iter().find_map(|it| it.strip_prefix("number:")).unwrap_or_default();
    Choice::new(row.id, format!("{number} {}", row.facets.title))
}

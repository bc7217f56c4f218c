//! 企业诉求 as its raiser sees it: every step in plain words, units named, persons not.

use super::{Lens, lens, timeline::read};
use jiff::{civil::Date, tz::TimeZone};
use ledger::voice::{Ending, Event, Voice, VoiceStage};
use office::{count_voices::UnitVoices, track_voice::Tracked};
use pages::{
    Frame, Lang,
    form::Form,
    forms::voice::{REACTIONS, react},
    page::{Fact, VoiceMinePage, VoiceStep, VoiceUnitRow},
    part::{FileView, UnitRef},
};

/// A kind of matter in words; its code where no rules know it any more.
#[must_use]
pub fn matter(code: &str, lens: &Lens<'_>) -> String {
    let known = lens.policy.voice_book().matter(code).map(|it| match lens.w.lang {
        Lang::Zh => it.name.clone(),
        Lang::En => it.name_en.clone(),
    });
    known.unwrap_or_else(|| code.to_owned())
}

/// How it ended, in words.
#[must_use]
pub fn ending(ending: Ending, lens: &Lens<'_>) -> String {
    let name = match ending {
        Ending::Confirmed => "confirmed",
        Ending::Lapsed => "lapsed",
        Ending::Forwarded => "forwarded",
        Ending::Merged => "merged",
        Ending::Withdrawn => "withdrawn",
    };
    lens.w.code("voice-ending", name)
}

/// The paper on which an answer rests.
#[must_use]
pub fn basis(basis: &str, lens: &Lens<'_>) -> String {
    lens.w.t1("voice-cites", "cites", basis)
}

/// How the days are counted, line by line, with the papers that say so.
#[must_use]
pub fn clock(voice: &Voice, lens: &Lens<'_>) -> Vec<String> {
    let (terms, words) = (&voice.terms, lens.w);
    let rules = lens.policy.voice_book().named(&terms.rules);
    let cites = |limit: Option<&ledger::voice::Limit>| {
        let cites = limit.map(|it| it.cites.as_slice()).unwrap_or_default();
        let cites: Vec<String> = cites.iter().map(|it| format!("{}{}", it.instrument, it.article)).collect();
        if cites.is_empty() { String::new() } else { basis(&cites.join("、"), lens) }
    };
    let line = |key: &str, days: u32, day: Date, cites: String| {
        let code = [("days", days.to_string()), ("day", day.to_string()), ("on", day.to_string()), ("cites", cites)];
        words.sentence(key, &code)
    };
    let handled_by = voice.received_on.saturating_add(jiff::Span::new().days(i64::from(terms.handle)));
    let mut lines = vec![
        words.sentence("voice-clock-start", &[("from", voice.received_on.to_string())]),
        line("voice-clock-forward", terms.forward, voice.forward_by(), cites(rules.map(|it| &it.forward))),
        line("voice-clock-handle", terms.handle, handled_by, cites(rules.map(|it| &it.handle))),
    ];
    lines.extend(
        voice.extended_on.map(|on| line("voice-clock-extend", terms.extend, on, cites(rules.map(|it| &it.extend)))),
    );
    let disputed = voice.disputed_on.iter().map(|on| line("voice-clock-reopen", terms.reopen, *on, String::new()));
    lines.extend(disputed);
    if voice.due_on != handled_by {
        lines.push(words.sentence("voice-clock-now", &[("day", voice.due_on.to_string())]));
    }
    lines
}

/// What comes next.
fn next(voice: &Voice, lens: &Lens<'_>) -> String {
    let day = match voice.stage {
        VoiceStage::Raised => voice.forward_by(),
        VoiceStage::Told => voice.lapse_on.and_then(|it| it.yesterday().ok()).unwrap_or(voice.due_on),
        _ => voice.due_on,
    };
    lens.w.sentence(&format!("voice-next-{}", voice.stage.name()), &[("day", day.to_string())])
}

/// What happened, newest first. The lead office's own notes, and answers that it sent back, stay inside.
fn steps(tracked: &Tracked, lens: &Lens<'_>) -> Vec<VoiceStep> {
    let zone = TimeZone::fixed(jiff::tz::offset(8));
    let mut steps: Vec<VoiceStep> = tracked
        .events
        .iter()
        .filter_map(|row| {
            let event = read::<Voice>(row)?;
            let unit = |id| lens.directory.unit(id).to_owned();
            let (name, text) = match &event {
                Event::Open(it) => ("open", it.number.clone()),
                Event::Assign(it) => ("assign", unit(it.unit)),
                Event::Forward(it) => ("forward", format!("{}\n{}", it.to, it.reason)),
                Event::Accept(_) => ("accept", String::new()),
                Event::Decline(_) => ("decline", String::new()),
                Event::Extend(it) => ("extend", it.reason.clone()),
                Event::Answer(_) => ("answer", String::new()),
                Event::SendBack(_) => ("send_back", String::new()),
                Event::Tell(it) => ("tell", it.note.clone()),
                Event::Confirm(it) => ("confirm", rated(it.stars, &it.text, lens)),
                Event::Dispute(it) => ("dispute", it.reason.clone()),
                Event::Rate(it) => ("rate", rated(it.stars, &it.text, lens)),
                Event::Add(it) => ("add", it.text.clone()),
                Event::Withdraw(it) => ("withdraw", it.reason.clone()),
                Event::Lapse(_) => ("lapse", String::new()),
                Event::Merge(it) => ("merge", it.number.clone()),
                Event::MakeItem(_) | Event::LinkItem(_) => return None,
            };
            let on = zone.to_datetime(row.at).date();
            // Phones of officials in what they wrote stay covered; the raiser's own words are the raiser's.
            let own = row.actor.role == docket::Role::Public;
            let text = if own { text } else { vocab::personal::mask(&text) };
            Some(VoiceStep { on, title: lens.w.code("voice-step", name), text })
        })
        .collect();
    steps.reverse();
    steps
}

fn rated(stars: u8, text: &str, lens: &Lens<'_>) -> String {
    let stars = lens.w.code("voice-stars", &stars.to_string());
    if text.is_empty() { stars } else { format!("{stars}\n{text}") }
}

/// Hashes of the files that the raiser may read: those handed in, and those of the answer that was told.
fn readable(voice: &Voice) -> Vec<&str> {
    let told = voice.told_on.is_some() || voice.stage == VoiceStage::Closed;
    let answer = voice.answer().filter(|_| told).into_iter().flat_map(|it| &it.evidence);
    let of_answer = answer.filter_map(|it| it.file.as_ref());
    voice.files.iter().chain(of_answer).map(|it| it.0.as_str()).collect()
}

/// Whether the raiser may read that file.
#[must_use]
pub fn may_read(tracked: &Tracked, id: i64) -> bool {
    let readable = readable(&tracked.voice);
    tracked.files.iter().any(|it| it.id == id && readable.contains(&it.sm3.to_string().as_str()))
}

/// What the raiser can do now.
#[must_use]
pub fn forms(voice: &Voice, lens: &Lens<'_>) -> Vec<Form> {
    let may: Vec<&str> = voice.may().into_iter().filter_map(|it| it.name().strip_prefix("voice.")).collect();
    let offered = REACTIONS.into_iter().filter(|name| {
        // Who can still confirm rates with that; rating alone is for when nothing else is left.
        may.contains(name) && (*name != "rate" || !may.contains(&"dispute"))
    });
    let mut forms: Vec<Form> = offered.filter_map(|name| react(&lens.w, name)).collect();
    for form in &mut forms {
        form.main = form.name == "voice_confirm";
    }
    forms
}

/// The page of the raiser.
#[must_use]
pub fn mine(tracked: &Tracked, forms: Vec<Form>, frame: Frame, lens: &Lens<'_>) -> VoiceMinePage {
    let voice = &tracked.voice;
    let fact = |field: &str, text: String| Fact { label: lens.w.code("field", field), text, href: String::new() };
    let told = voice.told_on.is_some() || voice.stage == VoiceStage::Closed;
    let answer = voice.answer().filter(|_| told).map(|it| {
        vec![
            fact("voice_outcome", lens.w.code("voice-outcome", it.outcome.name())),
            fact("voice_unit", it.unit.map(|id| lens.directory.unit(id).to_owned()).unwrap_or_default()),
            fact("voice_answer-text", vocab::personal::mask(&it.text)),
            fact("voice_basis", it.basis.clone()),
        ]
    });
    let facts = vec![
        fact("voice_matter", matter(&voice.matter, lens)),
        fact("voice_raise-wish", voice.wish.clone()),
        fact("voice_received", lens.w.date(&voice.received_on)),
        fact("voice_due", lens.w.date(&voice.due_on)),
    ];
    let said = |facts: Vec<Fact>| facts.into_iter().filter(|it| !it.text.is_empty()).collect::<Vec<_>>();
    let readable = readable(voice);
    let files = tracked.files.iter().filter(|it| readable.contains(&it.sm3.to_string().as_str()));
    VoiceMinePage {
        frame,
        number: voice.number.clone(),
        state: lens.w.code("voice-state", voice.stage.name()),
        next: next(voice, lens),
        text: voice.text.clone(),
        facts: said(facts),
        clock: clock(voice, lens),
        answer: said(answer.unwrap_or_default()),
        files: files
            .map(|it| FileView {
                id: it.id.to_string(),
                name: it.name.clone(),
                bytes: it.size.unsigned_abs(),
                kind: String::new(),
                number: String::new(),
                dated: String::new(),
                sealed: None,
            })
            .collect(),
        forms,
        steps: steps(tracked, lens),
    }
}

/// A line of the table of units.
#[must_use]
pub fn unit_row(unit: UnitRef, it: &UnitVoices, lens: &Lens<'_>) -> VoiceUnitRow {
    let share = |part: u64, whole: u64| {
        if whole == 0 {
            return "—".to_owned();
        }
        lens.w.t2("voice-share", "part", lens::number(part), "whole", lens::number(whole))
    };
    let days = |tenths: i64| {
        let days =
            if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
        lens.w.t1("voice-days", "days", days)
    };
    VoiceUnitRow {
        unit,
        received: it.received,
        answered: it.answered,
        on_time: share(it.on_time, it.answered),
        median: it.median_tenths.map_or_else(|| "—".to_owned(), days),
        resolved: share(it.resolved, it.answered),
        satisfied: share(it.satisfied, it.rated),
        returned: it.returned,
    }
}

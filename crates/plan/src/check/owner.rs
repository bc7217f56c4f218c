//! 责任 measures nobody owns, shared lines, names of units and persons, personal data.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::dictionary::{FieldKind, is_han};
use crate::outline::place_prefix;
use crate::plan::{Attribution, Cover, Measure, Span};

pub(super) fn check(cx: &mut Context<'_>) {
    missing(cx);
    shared(cx);
    aliases(cx);
    personal_data(cx);
    counts(cx);
    labels(cx);
    blanks(cx);
}

/// 区司法局 区财政局: units that stand apart by a blank only.
fn blanks(cx: &mut Context<'_>) {
    let mut found = Vec::new();
    for (_, field) in cx.parts.chapters.iter().flat_map(|part| &part.tree.fields) {
        if !matches!(field.kind, FieldKind::Units | FieldKind::Lead | FieldKind::Partner) {
            continue;
        }
        let text = cx.source().folded(field.value);
        // Two characters or fewer are a name set wide, not two names.
        let names: Vec<&[char]> = text.split(|c| *c == ' ').filter(|name| !name.is_empty()).collect();
        let whole = |name: &&[char]| name.len() > 2 && name.iter().all(|c| is_han(*c));
        if names.len() > 1 && names.iter().all(whole) {
            let told = Diagnostic::new("unit.spaced", cx.source().span(field.value));
            found.push(told.with("count", names.len()));
        }
    }
    cx.once(found);
}

fn place(cx: &Context<'_>, chapter: usize) -> Span {
    let chapter = cx.plan.chapters.get(chapter);
    chapter
        .map(|c| c.heading.head())
        .filter(|span| span.line > 0)
        .or_else(|| chapter.and_then(|c| c.measures.first()).map(|m| m.excerpt.head()))
        .unwrap_or_default()
}

/// Length of a place shown for a whole measure: its label and the first words.
fn head(measure: &Measure) -> Span {
    let span = measure.excerpt.head();
    Span { length: span.length.min(16), ..span }
}

fn missing(cx: &mut Context<'_>) {
    let plan = cx.plan;
    let names_persons = plan.chapters.iter().flat_map(|c| &c.measures).any(|m| !m.owners.persons.is_empty());
    for (n, chapter) in plan.chapters.iter().enumerate() {
        let measures = &chapter.measures;
        let nobody = |m: &&Measure| m.owners.units.is_empty() && m.owners.lead_units.is_empty();
        let unowned: Vec<&Measure> = measures.iter().filter(nobody).collect();
        let without_person: Vec<&Measure> = measures.iter().filter(|m| m.owners.persons.is_empty()).collect();
        if measures.is_empty() {
            continue;
        }
        if unowned.len() == measures.len() {
            let both = without_person.len() == measures.len();
            let code = if both { "owner.chapter_missing" } else { "owner.units_missing" };
            cx.report(Diagnostic::new(code, place(cx, n)).with("count", measures.len()));
        } else {
            for measure in unowned {
                cx.report(Diagnostic::new("owner.missing", head(measure)).with("title", &measure.title));
            }
        }
        let owned = measures.iter().any(|m| !nobody(&m));
        if names_persons && owned && without_person.len() == measures.len() {
            cx.report(Diagnostic::new("owner.person_missing", place(cx, n)).with("count", measures.len()));
        }
    }
}

/// One line for several measures in a chapter where others have their own: perhaps a line was forgotten.
fn shared(cx: &mut Context<'_>) {
    for chapter in &cx.plan.chapters {
        let own = |by: &Attribution| by.units == Some(Cover::Own);
        if !chapter.measures.iter().any(|measure| own(&measure.attribution)) {
            continue;
        }
        for pair in chapter.measures.windows(2) {
            let [measure, next] = pair else { continue };
            let both = [measure, next].iter().all(|m| m.attribution.units == Some(Cover::SharedBlock));
            let same = measure.owners.units.first().map(|u| u.span) == next.owners.units.first().map(|u| u.span);
            if both && same {
                let line = measure.owners.units.first().map(|unit| unit.span).unwrap_or_default();
                let told = Diagnostic::new("owner.shared", head(measure)).and(line);
                cx.report(told.with("label", &measure.label).with("next", &next.label));
            }
        }
    }
}

/// Spellings of one unit beyond the name of the place.
fn aliases(cx: &mut Context<'_>) {
    let bare = |written: &str| {
        let text = crate::dictionary::folded(written);
        let cut = place_prefix(&text).map_or(0, |n| n.saturating_sub(1));
        text.into_iter().skip(cut).collect::<String>()
    };
    for unit in &cx.plan.units {
        let mut kinds: BTreeMap<String, (&str, Span)> = BTreeMap::new();
        for (written, span) in &unit.spellings {
            kinds.entry(bare(written)).or_insert((written, *span));
        }
        if kinds.len() < 2 {
            continue;
        }
        let mut places: Vec<_> = kinds.into_values().collect();
        places.sort_by_key(|(written, span)| (bare(written) == unit.name, std::cmp::Reverse(*span)));
        let (Some((odd, span)), Some((other, second))) = (places.first(), places.last()) else { continue };
        let code = if unit.doubtful { "unit.doubtful" } else { "unit.alias" };
        let told = Diagnostic::new(code, *span).and(*second);
        cx.report(told.with("written", odd).with("other", other).with("name", &unit.name));
    }
}

fn personal_data(cx: &mut Context<'_>) {
    let mut seen = BTreeSet::new();
    for measure in cx.plan.chapters.iter().flat_map(|chapter| chapter.all_measures()) {
        for phone in &measure.owners.phones {
            if seen.insert(phone.span) {
                cx.report(Diagnostic::new("personal_data.phone", phone.span).with("masked", phone.masked()));
            }
        }
    }
}

/// As many persons as units, or one for several: who answers for which unit is not said.
fn counts(cx: &mut Context<'_>) {
    let (mut paired, mut single) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for measure in cx.plan.chapters.iter().flat_map(|chapter| &chapter.measures) {
        let owners = &measure.owners;
        let (Some(person), Some(unit)) = (owners.persons.first(), owners.units.first()) else { continue };
        if !seen.insert(person.span) {
            continue;
        }
        let (units, persons) = (owners.units.len(), owners.persons.len());
        let told =
            |code| Diagnostic::new(code, person.span).and(unit.span).with("persons", persons).with("units", units);
        match persons {
            1 if units > 1 => single.push(told("owner.one_for_several")),
            n if n > 1 && units > 1 => paired.push(told("owner.pairing_unclear")),
            _ => {}
        }
    }
    cx.once(paired);
    cx.once(single);
}

/// Labels with blanks inside, and other words for a label than the rest of the plan uses.
fn labels(cx: &mut Context<'_>) {
    let source = cx.source();
    let mut spaced = Vec::new();
    let mut names: BTreeMap<(FieldKind, &str), Vec<Span>> = BTreeMap::new();
    for (_, field) in cx.parts.chapters.iter().flat_map(|part| &part.tree.fields) {
        let label = source.trimmed(field.label);
        if label == field.value {
            continue;
        }
        let span = source.span(label);
        if source.folded(label).contains(&' ') {
            spaced.push(Diagnostic::new("label.spaced", span).with("name", field.name));
        }
        names.entry((field.kind, field.name)).or_default().push(span);
    }
    cx.once(spaced);
    for kind in [FieldKind::Units, FieldKind::Deadline] {
        let of_kind = || names.iter().filter(|((k, _), _)| *k == kind);
        let Some(((_, usual), _)) = of_kind().max_by_key(|(_, spans)| spans.len()) else { continue };
        let mut varied = Vec::new();
        for ((_, name), spans) in of_kind().filter(|((_, name), _)| name != usual) {
            let told =
                spans.iter().map(|&span| Diagnostic::new("label.varies", span).with("name", name).with("usual", usual));
            varied.extend(told);
        }
        cx.once(varied);
    }
}

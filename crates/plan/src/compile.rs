//! 编译 from a document to a plan. It never fails: what cannot be read is said in diagnostics.

use jiff::civil::Date;

use crate::answer::Reading;
use crate::check;
use crate::document::Document;
use crate::figure::{self, Figure, Passage, Section};
use crate::outline::{clause, indicator, place_prefix};
use crate::owners;
use crate::parts::{Part, Parts, parts};
use crate::plan::{Attribution, Chapter, Cover, Excerpt, Measure, Owners, Plan, Reason, Scope, Sentence, UnitRef, Use};
use crate::problem;
use crate::rank;
use crate::source::{Piece, Source, find, has_any};
use crate::title::title;
use crate::tree::Node;
use crate::unit;

/// 选项 what the caller knows besides the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The plan's year, for a document whose title names none.
    pub year_hint: Option<i16>,
    /// The day on which the plan is looked at; with it, deadlines already past are named.
    pub today: Option<Date>,
}

/// Compiles a document.
#[must_use]
pub fn compile(document: &Document, options: &Options) -> Plan {
    let parts = parts(document);
    let source = &parts.source;
    let title_text = source.excerpt(&parts.title);
    let title_folded: Vec<char> = crate::dictionary::folded(&title_text.text);
    let year = year_in(&title_folded).or(options.year_hint).or_else(|| year_of_deadlines(&parts));
    let title = Excerpt { text: title_text.text.replace('\n', ""), spans: title_text.spans };
    let default_scope = evaluated_in(&parts, &title_folded).unwrap_or(Scope::Province);
    let mut chapters: Vec<Chapter> =
        (1..).zip(&parts.chapters).map(|(n, part)| chapter(source, part, n, year, default_scope)).collect();
    if let [only] = chapters.as_mut_slice()
        && only.indicator.is_empty()
    {
        // Without a heading the title names the indicator.
        only.indicator = parts.title.last().map(|&piece| indicator_name(source, piece)).unwrap_or_default();
    }
    let place = place_prefix(&title_folded).map(|n| title.text.chars().take(n).collect());
    let mut plan = Plan {
        format: document.format,
        preamble: source.excerpt(&parts.preamble),
        title,
        year,
        place,
        chapters,
        lead_is_first: None,
        common_units: Vec::new(),
        units: Vec::new(),
        figures: Vec::new(),
        sentences: sentences(&parts),
        diagnostics: Vec::new(),
    };
    clauses(&parts, &mut plan);
    name_units(&mut plan);
    plan.figures = figures(&parts, &plan);
    let words = Reading::of(&parts);
    for (n, chapter) in plan.chapters.iter_mut().enumerate() {
        chapter.answers = words.answers(n);
    }
    plan.diagnostics = check::all(&parts, &plan, options, &document.findings, &words);
    plan
}

/// Whom the evaluation compares: 全省 or 全市 before 评价 in the title or the preamble.
fn evaluated_in(parts: &Parts, title: &[char]) -> Option<Scope> {
    let before = |text: &[char]| {
        let at = find(text, "评价", 0)?;
        rank::scope(text.get(at.saturating_sub(14)..at)?)
    };
    let skip = place_prefix(title).unwrap_or(0);
    before(title.get(skip..)?).or_else(|| parts.preamble.iter().find_map(|&piece| before(parts.source.folded(piece))))
}

/// The first year a text names.
pub(crate) fn year_in(text: &[char]) -> Option<i16> {
    (0..text.len()).find_map(|i| {
        let fresh = i == 0 || !text.get(i - 1).is_some_and(char::is_ascii_digit);
        let digits: String = text.iter().skip(i).take(5).take_while(|c| c.is_ascii_digit()).collect();
        (fresh && digits.len() == 4).then(|| digits.parse().ok()).flatten().filter(|y| (1990..=2100).contains(y))
    })
}

/// The year most deadlines name.
fn year_of_deadlines(parts: &Parts) -> Option<i16> {
    let mut counts = std::collections::BTreeMap::new();
    let fields = parts.chapters.iter().flat_map(|part| &part.tree.fields);
    for (_, field) in fields.filter(|(_, f)| f.kind == crate::dictionary::FieldKind::Deadline) {
        if let Some(year) = year_in(parts.source.folded(field.value)) {
            *counts.entry(year).or_insert(0_u32) += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(year, _)| year)
}

fn chapter(source: &Source, part: &Part, position: u32, year: Option<i16>, default_scope: Scope) -> Chapter {
    let heading = part.heading.map(|h| source.excerpt(&[source.whole(h.line)])).unwrap_or_default();
    let label = part.heading.and_then(|h| h.label);
    let named = part.heading.map(|h| h.core).or(part.indicator);
    let owners = owners::assign(source, &part.tree, year);
    let measures =
        part.tree.nodes.iter().zip(owners).map(|(node, (held, by))| measure(source, node, &held, by, year)).collect();
    Chapter {
        no: label.map(|label| label.ordinal).or(part.no).unwrap_or(position),
        indicator: named.map(|piece| indicator_name(source, piece)).unwrap_or_default(),
        heading,
        problems: part.problems.iter().map(|item| problem::finish(source, item)).collect(),
        goal: source.excerpt(&part.goal),
        target_ranks: rank::targets(source, &part.goal, default_scope),
        measures,
        answers: Vec::new(),
    }
}

/// The indicator as written, without place, year, quotation marks and the words after it.
fn indicator_name(source: &Source, piece: Piece) -> String {
    let text = source.folded(piece);
    let (name, _) = indicator(text);
    let place = place_prefix(&name).unwrap_or(0);
    let dated =
        find(&name, "年", place).filter(|&at| name.get(place..at).is_some_and(|t| t.iter().all(char::is_ascii_digit)));
    let skip = dated.map_or(place, |at| at + 1 + usize::from(name.get(at + 1) == Some(&'度')));
    let skip = if name.len() >= skip + 2 { skip } else { 0 };
    let piece = Piece { start: piece.start + skip, end: piece.start + name.len(), ..piece };
    source.text(piece).trim_matches(['“', '”', '"', '「', '」', ' ', '\u{3000}']).to_owned()
}

/// All pieces of a node and its children in order of place.
pub(crate) fn pieces(node: &Node) -> Vec<Piece> {
    let mut all = node.own.clone();
    all.extend(node.children.iter().flat_map(pieces));
    all.sort_by_key(|piece| (piece.line, piece.start));
    all
}

/// The words of a node without its label.
pub(crate) fn head(node: &Node) -> Option<Piece> {
    let first = *node.own.first()?;
    Some(Piece { start: first.start + node.label.map_or(0, |label| label.length), ..first })
}

fn measure(source: &Source, node: &Node, held: &Owners, by: Attribution, year: Option<i16>) -> Measure {
    let below = inherited(by);
    let answers = owners::children_answer(node);
    let children = node.children.iter().map(|child| {
        let own = if answers { owners::of_child(source, child, year) } else { None };
        match own {
            Some((own, own_by)) => {
                let (own, own_by) = filled(own, own_by, held, below);
                measure(source, child, &own, own_by, year)
            }
            None => measure(source, child, held, below, year),
        }
    });
    Measure {
        label: node.label_piece.map(|piece| source.text(piece)).unwrap_or_default(),
        inferred_label: node.inferred.clone(),
        level: node.level,
        title: head(node).map(|piece| title(source, piece)).unwrap_or_default(),
        excerpt: source.excerpt(&pieces(node)),
        children: children.collect(),
        owners: held.clone(),
        attribution: by,
    }
}

/// What children take from the measure above.
fn inherited(by: Attribution) -> Attribution {
    let parent = |cover: Option<Cover>| cover.map(|_| Cover::Parent);
    Attribution {
        units: parent(by.units),
        lead_units: parent(by.lead_units),
        partner_units: parent(by.partner_units),
        persons: parent(by.persons),
        phones: parent(by.phones),
        deadline: parent(by.deadline),
    }
}

/// A child's own fields; those it does not name come from above.
fn filled(mut own: Owners, mut by: Attribution, above: &Owners, below: Attribution) -> (Owners, Attribution) {
    if by.units.is_none() {
        (own.units, by.units) = (above.units.clone(), below.units);
    }
    if by.lead_units.is_none() && by.units.is_none_or(|cover| cover == Cover::Parent) {
        (own.lead_units, by.lead_units) = (above.lead_units.clone(), below.lead_units);
    }
    if by.persons.is_none() {
        (own.persons, by.persons) = (above.persons.clone(), below.persons);
        (own.phones, by.phones) = (above.phones.clone(), below.phones);
    }
    if by.deadline.is_none() {
        (own.deadline, by.deadline) = (above.deadline.clone(), below.deadline);
    }
    (own, by)
}

/// Clauses that hold for the whole plan.
fn clauses(parts: &Parts, plan: &mut Plan) {
    let source = &parts.source;
    let words = &crate::dictionary::LABELS.clauses;
    let outside = parts.set_aside.iter().map(|(piece, _)| *piece);
    let intro = parts.chapters.iter().flat_map(|part| part.intro.iter().chain(&part.tree.intro).copied());
    let measures = parts.chapters.iter().flat_map(|part| part.tree.nodes.iter().flat_map(pieces));
    let lines = parts.preamble.iter().copied().chain(intro).chain(outside).chain(measures);
    for piece in lines {
        let text = source.folded(piece);
        if plan.lead_is_first.is_none() && clause(text, &words.lead_is_first, "牵头") && has_any(text, &["列", "排"])
        {
            plan.lead_is_first = Some(source.span(piece));
        }
        if has_any(text, &words.common_units) {
            plan.common_units.extend(unit::common(source, piece));
        }
    }
    if plan.lead_is_first.is_some() {
        each_measure(&mut plan.chapters, &mut |measure| {
            if measure.owners.lead_units.is_empty() {
                measure.owners.lead_units.extend(measure.owners.units.first().cloned());
                measure.attribution.lead_units = measure.attribution.units;
            }
        });
    }
}

fn each_measure(chapters: &mut [Chapter], act: &mut impl FnMut(&mut Measure)) {
    fn walk(measures: &mut [Measure], act: &mut impl FnMut(&mut Measure)) {
        for measure in measures {
            act(measure);
            walk(&mut measure.children, act);
        }
    }
    for chapter in chapters {
        walk(&mut chapter.measures, act);
    }
}

/// Every unit under one name.
fn name_units(plan: &mut Plan) {
    let mut refs: Vec<UnitRef> = Vec::new();
    for measure in plan.chapters.iter().flat_map(|chapter| &chapter.measures) {
        let owners = &measure.owners;
        refs.extend(owners.units.iter().chain(&owners.lead_units).chain(&owners.partner_units).cloned());
        let children = measure.children.iter().flat_map(|child| &child.owners.units);
        refs.extend(children.cloned());
    }
    refs.extend(plan.common_units.iter().cloned());
    plan.units = unit::unite(&mut refs.iter_mut().collect::<Vec<_>>());
    let names: std::collections::BTreeMap<String, String> =
        refs.into_iter().map(|unit| (unit.written, unit.name)).collect();
    let rename = |units: &mut Vec<UnitRef>| {
        let mut seen = std::collections::BTreeSet::new();
        for unit in units.iter_mut() {
            if let Some(name) = names.get(&unit.written) {
                unit.name.clone_from(name);
            }
        }
        units.retain(|unit| seen.insert(unit.name.clone()));
    };
    rename(&mut plan.common_units);
    each_measure(&mut plan.chapters, &mut |measure| {
        rename(&mut measure.owners.units);
        rename(&mut measure.owners.lead_units);
        rename(&mut measure.owners.partner_units);
    });
}

/// A long plan has a few hundred figures; a file with more than this was made to exhaust the reader.
const MOST_FIGURES: usize = 20_000;

/// The figures of every text, paragraph by paragraph.
fn figures(parts: &Parts, plan: &Plan) -> Vec<Figure> {
    let source = &parts.source;
    let mut found: Vec<Figure> = Vec::new();
    let mut add = |chapter: u32, section: Section, pieces: &[Piece]| {
        for span in source.excerpt(pieces).spans.iter().zip(source.joined(pieces)) {
            let (span, piece) = span;
            if found.len() > MOST_FIGURES {
                return;
            }
            let text = source.text(piece);
            let passage = Passage { chapter, section, line: span.line, text: &text, year: plan.year };
            found.extend(figure::figures_in(&passage).into_iter().map(|figure| {
                let column = figure.column + span.column.saturating_sub(1);
                Figure { column, ..figure }
            }));
        }
    };
    add(0, Section::Preamble, &parts.preamble);
    for (part, chapter) in parts.chapters.iter().zip(&plan.chapters) {
        for item in &part.problems {
            add(chapter.no, Section::Problem, &item.pieces);
        }
        add(chapter.no, Section::Goal, &part.goal);
        for node in &part.tree.nodes {
            add(chapter.no, Section::Measure, &pieces(node));
        }
    }
    found
}

/// Every sentence with its use, in order of place.
fn sentences(parts: &Parts) -> Vec<Sentence> {
    let source = &parts.source;
    let mut found: Vec<Sentence> = Vec::new();
    let mut add = |piece: Piece, used: Use| {
        found.extend(rank::cut(source, piece, &['。', ';', '!', '?']).into_iter().filter_map(|part| {
            let span = source.span(part);
            (span.length > 0).then_some(Sentence { span, used })
        }));
    };
    let nothing_read = parts.chapters.is_empty();
    for &piece in &parts.title {
        add(piece, Use::Item);
    }
    for &piece in &parts.preamble {
        add(piece, if nothing_read { Use::SetAside(Reason::NoPlace) } else { Use::Context });
    }
    for part in &parts.chapters {
        let heading = part.heading.map(|h| source.whole(h.line)).or(part.indicator);
        let labels = part.sections.iter().map(|(_, piece)| *piece);
        heading.into_iter().chain(labels).for_each(|piece| add(piece, Use::Item));
        part.intro.iter().chain(&part.tree.intro).for_each(|&piece| add(piece, Use::Context));
        for item in &part.problems {
            for (n, &piece) in item.pieces.iter().enumerate() {
                add(piece, if n == 0 { Use::Item } else { Use::Context });
            }
        }
        part.goal.iter().for_each(|&piece| add(piece, Use::Item));
        part.tree.nodes.iter().flat_map(pieces).for_each(|piece| add(piece, Use::Item));
        for (_, field) in &part.tree.fields {
            if field.label.line == field.value.line {
                add(Piece { start: field.label.start.min(field.value.start), ..field.value }, Use::Item);
            } else {
                add(field.label, Use::Item);
                add(field.value, Use::Item);
            }
        }
    }
    for &(piece, reason) in &parts.set_aside {
        add(piece, Use::SetAside(reason));
    }
    found.sort_by_key(|sentence| sentence.span);
    found
}

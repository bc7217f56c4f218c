//! 框架 title, preamble and chapters: which line belongs to which section.

use crate::dictionary::{LABELS, folded};
use crate::field;
use crate::label::{Label, Style, label_at};
use crate::plan::Reason;
use crate::source::{Line, Piece, Source, find, has_any, match_word, starts_with};

/// 小节
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Problem,
    Goal,
    Measure,
}

/// A chapter before its parts are read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub heading: Option<Heading>,
    pub intro: Vec<Piece>,
    pub problems: Vec<Piece>,
    pub goal: Vec<Piece>,
    /// Measures and responsibility lines, in order.
    pub measures: Vec<Piece>,
    /// The label lines of its sections.
    pub sections: Vec<(Section, Piece)>,
}

/// 章标题
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heading {
    pub line: usize,
    pub label: Option<Label>,
    /// Without the label.
    pub core: Piece,
}

/// What the whole document is made of.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub title: Vec<Piece>,
    pub preamble: Vec<Piece>,
    pub drafts: Vec<Draft>,
    pub set_aside: Vec<(Piece, Reason)>,
}

/// Longest line that can be a heading.
const HEADING_LENGTH: usize = 40;

/// Reads the frame of a text without tables.
pub(crate) fn outline(source: &Source) -> Outline {
    let mut outline = Outline::default();
    let sections: Vec<Option<(Section, usize)>> = source.lines.iter().map(section_at).collect();
    let mut headings = headings(source, &sections);
    let has_sections = sections.iter().any(Option::is_some);
    if headings.is_empty() && !has_sections && !looks_like_a_plan(source) {
        outline.preamble = (0..source.lines.len()).map(|i| source.whole(i)).filter(|p| p.start < p.end).collect();
        take_title(source, &mut outline);
        return outline;
    }
    if headings.is_empty() && !has_sections {
        headings = bare_headings(source);
    }
    let first_section = sections.iter().position(Option::is_some);
    let mut next = headings.iter().peekable();
    let mut current: Option<(Draft, Option<Section>)> = None;
    for i in 0..source.lines.len() {
        let whole = source.whole(i);
        if whole.start >= whole.end {
            continue;
        }
        if let Some(heading) = next.next_if(|heading| heading.line == i) {
            outline.drafts.extend(current.take().map(|(draft, _)| draft));
            current = Some((Draft { heading: Some(*heading), ..Draft::default() }, None));
            continue;
        }
        if is_furniture(source.lines.get(i)) {
            outline.set_aside.push((whole, Reason::Furniture));
            continue;
        }
        if current.is_none() && (first_section == Some(i) || starts_bare(source, i, &headings, has_sections)) {
            current = Some((Draft::default(), None));
        }
        match &mut current {
            None => outline.preamble.push(whole),
            Some((draft, section)) => place(draft, section, sections.get(i).copied().flatten(), whole, source),
        }
    }
    outline.drafts.extend(current.map(|(draft, _)| draft));
    drop_other_parts(source, &mut outline, has_sections);
    take_title(source, &mut outline);
    outline
}

/// Whether a plan without headings and sections begins its measures here.
fn starts_bare(source: &Source, i: usize, headings: &[Heading], has_sections: bool) -> bool {
    headings.is_empty()
        && !has_sections
        && source.lines.get(i).is_some_and(|line| label_at(&line.folded, line.start).is_some())
}

fn place(
    draft: &mut Draft,
    section: &mut Option<Section>,
    label: Option<(Section, usize)>,
    whole: Piece,
    source: &Source,
) {
    let mut rest = whole;
    if let Some((kind, after)) = label {
        *section = Some(kind);
        draft.sections.push((kind, Piece { end: after, ..whole }));
        rest = source.trimmed(Piece { start: after, ..whole });
        if rest.start >= rest.end {
            return;
        }
    }
    if source.lines.get(rest.line).is_some_and(|line| field::opens_with_field(&line.folded, rest.start, rest.end)) {
        draft.measures.push(rest);
        return;
    }
    match section {
        None => draft.intro.push(rest),
        Some(Section::Problem) => draft.problems.push(rest),
        Some(Section::Goal) => draft.goal.push(rest),
        Some(Section::Measure) => draft.measures.push(rest),
    }
}

/// The section label a line begins with, and where the rest of the line begins.
pub(crate) fn section_at(line: &Line) -> Option<(Section, usize)> {
    let text = &line.folded;
    let skip = |mut i: usize| {
        while i < line.end && text.get(i) == Some(&' ') {
            i += 1;
        }
        i
    };
    let label = label_at(text, line.start);
    let mut at = label.map_or(line.start, |label| skip(line.start + label.length));
    let boxed = matches!(text.get(at), Some('【' | '['));
    at += usize::from(boxed);
    let words = &LABELS.sections;
    let kinds = [(Section::Problem, &words.problem), (Section::Goal, &words.goal), (Section::Measure, &words.measure)];
    for (kind, words) in kinds {
        for word in words {
            let Some(mut i) = match_word(text, at, word).map(skip) else { continue };
            if boxed {
                if !matches!(text.get(i), Some('】' | ']')) {
                    continue;
                }
                i = skip(i + 1);
            }
            if i < line.end && matches!(text.get(i), Some(':')) {
                return Some((kind, skip(i + 1)));
            }
            if boxed || (i >= line.end && (label.is_some() || word.chars().count() > 2)) {
                return Some((kind, i));
            }
            if let Some(after) = longer_label(text, i, line.end) {
                return Some((kind, skip(after)));
            }
        }
    }
    None
}

/// 整改措施及责任分工, 整改措施、责任单位和完成时限: the label goes on.
fn longer_label(text: &[char], at: usize, end: usize) -> Option<usize> {
    matches!(text.get(at), Some('及' | '和' | '与' | '、')).then_some(())?;
    let rest = text.get(at..end)?;
    let stop = rest.iter().position(|c| *c == ':').unwrap_or(rest.len());
    let words = rest.get(..stop)?;
    (words.len() <= 16 && has_any(words, &["责任", "时限", "分工", "单位"]) && !words.contains(&'。')).then_some(())?;
    Some((at + stop + 1).min(end))
}

fn heading_of(source: &Source, i: usize) -> Option<Heading> {
    let line = source.lines.get(i)?;
    let label = label_at(&line.folded, line.start);
    let start = label.map_or(line.start, |label| line.start + label.length);
    let core = source.trimmed(Piece { line: i, start, end: line.end });
    let text = source.folded(core);
    let fits = !text.is_empty()
        && text.len() <= HEADING_LENGTH
        && !text.iter().any(|c| matches!(c, '。' | ';' | '!' | '?' | ':' | ','))
        && !field::opens_with_field(&line.folded, line.start, line.end);
    fits.then_some(Heading { line: i, label, core })
}

/// Heading styles a chapter may carry; others are items.
fn is_heading_style(label: Option<Label>) -> bool {
    label.is_none_or(|label| matches!(label.style, Style::Chapter | Style::Han | Style::Arabic | Style::Ordinal))
}

/// A heading by its words: …指标整改提升方案, also cut short.
fn is_worded(text: &[char]) -> bool {
    let (_, tail) = indicator(text);
    has_any(&tail, &["提升方", "整改方", "指标方"]) || (has_any(&tail, &["指标"]) && has_any(&tail, &["整改", "提升"]))
}

fn headings(source: &Source, sections: &[Option<(Section, usize)>]) -> Vec<Heading> {
    let filled: Vec<usize> =
        (0..source.lines.len()).filter(|&i| source.lines.get(i).is_some_and(|l| !l.is_blank())).collect();
    let kind_of = |i: usize| sections.get(i).copied().flatten().map(|(kind, _)| kind);
    let opening = [Section::Problem, Section::Goal, Section::Measure]
        .into_iter()
        .find(|kind| sections.iter().flatten().any(|(k, _)| k == kind));
    let mut found: Vec<Heading> = Vec::new();
    for (place, &i) in filled.iter().enumerate() {
        if kind_of(i).is_some() {
            continue;
        }
        let Some(heading) = heading_of(source, i) else { continue };
        let next = filled.get(place + 1).and_then(|&j| kind_of(j));
        let opens = opening.is_some() && next == opening && !is_sentence_of_section(source, &filled, place, &kind_of);
        let worded = is_heading_style(heading.label) && is_worded(source.folded(heading.core));
        if opens || worded {
            found.push(heading);
        }
    }
    // The document's own title also reads like a heading; it is one only when its section follows at once.
    let opens_at_once = filled.get(1).is_some_and(|&j| kind_of(j).is_some());
    found.retain(|h| Some(&h.line) != filled.first() || h.label.is_some() || opens_at_once);
    fill_sequence(source, &filled, found, &kind_of)
}

/// A line right before a problem section that itself stands in that very section (a label repeated) is no heading.
fn is_sentence_of_section(
    source: &Source,
    filled: &[usize],
    place: usize,
    kind_of: &impl Fn(usize) -> Option<Section>,
) -> bool {
    let Some(&i) = filled.get(place) else { return false };
    let labelled = source.lines.get(i).and_then(|line| label_at(&line.folded, line.start));
    let before = filled.get(..place).unwrap_or_default().iter().rev().take(2).find_map(|&j| kind_of(j));
    labelled.is_some_and(|label| matches!(label.style, Style::Is | Style::ArabicParen | Style::Circled))
        || before == Some(Section::Goal)
}

/// Adds short lines that carry the next number in the style of the headings found (closing parts, chapters whose
/// sections do not follow at once).
fn fill_sequence(
    source: &Source,
    filled: &[usize],
    found: Vec<Heading>,
    kind_of: &impl Fn(usize) -> Option<Section>,
) -> Vec<Heading> {
    let styles = |style: Style| found.iter().filter(|h| h.label.is_some_and(|l| l.style == style)).count();
    let Some(style) = [Style::Chapter, Style::Han].into_iter().max_by_key(|&s| styles(s)).filter(|&s| styles(s) > 0)
    else {
        return found;
    };
    let mut all: Vec<Heading> = Vec::new();
    let mut known = found.iter().peekable();
    for &i in filled {
        if let Some(heading) = known.next_if(|heading| heading.line == i) {
            all.push(*heading);
            continue;
        }
        let last = all.last().and_then(|h| h.label).map_or(0, |label| label.ordinal);
        let more = heading_of(source, i).filter(|heading| {
            kind_of(i).is_none() && heading.label.is_some_and(|l| l.style == style && l.ordinal == last + 1)
        });
        all.extend(more);
    }
    all
}

/// Headings of a plan without sections: 一、 lines that are short and no sentences.
fn bare_headings(source: &Source) -> Vec<Heading> {
    let all: Vec<Heading> = (0..source.lines.len())
        .filter_map(|i| heading_of(source, i))
        .filter(|h| h.label.is_some_and(|label| matches!(label.style, Style::Han | Style::Chapter)))
        .collect();
    if all.len() > 1 { all } else { Vec::new() }
}

/// Without sections only a text that names who answers, or calls itself a plan, is taken for one.
fn looks_like_a_plan(source: &Source) -> bool {
    let names_owners = source.lines.iter().any(|line| {
        !line.is_blank()
            && (field::opens_with_field(&line.folded, line.start, line.end) || field::ends_with_bracket(line))
    });
    let items = source.lines.iter().filter(|l| !l.is_blank() && label_at(&l.folded, l.start).is_some()).count();
    names_owners && items > 0
}

/// Chapters without any section, beside others that have them, are other parts of the document.
fn drop_other_parts(source: &Source, outline: &mut Outline, has_sections: bool) {
    if !has_sections {
        for draft in &mut outline.drafts {
            draft.measures.splice(0..0, std::mem::take(&mut draft.intro));
        }
    }
    let Outline { drafts, preamble, set_aside, .. } = outline;
    let mut kept = Vec::new();
    for draft in std::mem::take(drafts) {
        let worded = draft.heading.is_some_and(|h| is_worded(source.folded(h.core)));
        if !has_sections || !draft.sections.is_empty() || worded {
            kept.push(draft);
            continue;
        }
        let whole = draft.heading.map(|h| source.whole(h.line));
        let pieces = whole.into_iter().chain(draft.intro).chain(draft.measures);
        if kept.is_empty() {
            preamble.extend(pieces);
        } else {
            set_aside.extend(pieces.map(|piece| (piece, Reason::OtherPart)));
        }
    }
    *drafts = kept;
}

/// The title out of the lines before the first chapter.
pub(crate) fn take_title(source: &Source, outline: &mut Outline) {
    let is_title = |piece: Piece, words: &[&str]| {
        let text = source.folded(piece);
        let text = text.strip_suffix(&[')']).map_or(text, |t| {
            let open = t.iter().rposition(|c| *c == '(').unwrap_or(t.len());
            t.get(..open).unwrap_or(t)
        });
        text.len() <= 80
            && !text.contains(&'。')
            && words
                .iter()
                .any(|w| text.len() >= w.chars().count() && starts_with(text, text.len() - w.chars().count(), w))
    };
    let plan_words = ["方案", "计划", "台账", "清单", "分解表", "责任分工", "任务分工", "工作要点", "行动"];
    let lead = &outline.preamble;
    let at = lead.iter().take(12).position(|&p| is_title(p, &plan_words)).or_else(|| {
        lead.first().filter(|&&p| source.folded(p).len() <= 60 && !ends_sentence(source.folded(p))).map(|_| 0)
    });
    let Some(at) = at else {
        // A lone chapter whose heading is also the document's title.
        let first = outline.drafts.first().and_then(|draft| draft.heading);
        if let Some(heading) = first.filter(|h| h.label.is_none() && outline.preamble.is_empty()) {
            outline.title = vec![heading.core];
        }
        return;
    };
    let from = (0..at).rev().take(1).find(|&i| continues_into(source, lead.get(i), lead.get(i + 1))).unwrap_or(at);
    outline.title = lead.get(from..=at).unwrap_or_default().to_vec();
    let before: Vec<Piece> = outline.preamble.drain(..=at).take(from).collect();
    outline.set_aside.extend(before.into_iter().map(|piece| (piece, Reason::BeforeTitle)));
}

fn ends_sentence(text: &[char]) -> bool {
    matches!(text.last(), Some('。' | ';' | ':' | ',' | '!'))
}

/// A title broken over two lines: the first names place or year and ends in nothing that ends a line of its own.
fn continues_into(source: &Source, first: Option<&Piece>, second: Option<&Piece>) -> bool {
    let (Some(&first), Some(&second)) = (first, second) else { return false };
    let text = source.folded(first);
    second.line == first.line + 1
        && (6..=40).contains(&text.len())
        && has_any(text, &["年", "区", "县", "市"])
        && !ends_sentence(text)
        && !has_any(text, &["号", "办公室", "委员会", "通知", "文件"])
        && !matches!(text.last(), Some('府' | '局' | '会' | '组'))
}

/// Page numbers, tables of contents.
fn is_furniture(line: Option<&Line>) -> bool {
    let Some(body) = line.map(Line::body) else { return false };
    let bare: Vec<char> = body.iter().copied().filter(|c| !matches!(c, ' ' | '-' | '—' | '–' | '·')).collect();
    let page = bare.len() <= 4 && !bare.is_empty() && bare.iter().all(char::is_ascii_digit) && body.len() <= 10;
    let numbered = bare.first() == Some(&'第') && bare.last() == Some(&'页') && bare.len() <= 10;
    let leaders = body.last().is_some_and(char::is_ascii_digit) && has_any(body, &["……", "....", "····"]);
    page || numbered || leaders || bare.iter().collect::<String>() == "目录"
}

/// The indicator a heading names, and the words after it: place name, number and 指标整改提升方案 fall away.
pub(crate) fn indicator(heading: &[char]) -> (Vec<char>, Vec<char>) {
    let mut end = heading.len();
    let stop = |end: &usize| heading.get(..*end).unwrap_or_default().to_vec();
    loop {
        let text = stop(&end);
        let tail = LABELS
            .heading
            .tails
            .iter()
            .map(|w| w.chars().count())
            .zip(&LABELS.heading.tails)
            .find(|(n, word)| text.len() > *n && starts_with(&text, text.len() - n, word));
        match tail {
            Some((n, _)) => end -= n,
            None if text.last() == Some(&' ') => end -= 1,
            None => break,
        }
    }
    (stop(&end), heading.get(end..).unwrap_or_default().to_vec())
}

/// The governing place at the beginning of a name: 某某市某某区, 某某县.
pub(crate) fn place_prefix(text: &[char]) -> Option<usize> {
    let city = (2..=4).find(|&n| text.get(n) == Some(&'市') && !text.get(..n).unwrap_or_default().contains(&'区'));
    let from = city.map_or(0, |n| n + 1);
    let district = (1..=4)
        .map(|n| from + n)
        .find(|&n| matches!(text.get(n), Some('区' | '县')))
        .filter(|&n| text.get(from..n).is_some_and(|name| name.iter().all(|&c| crate::dictionary::is_han(c))))
        .filter(|&n| !crate::dictionary::UNITS.zones.iter().any(|zone| zone_ends(text, n, zone)));
    district.map(|n| n + 1)
}

fn zone_ends(text: &[char], at: usize, zone: &str) -> bool {
    let zone = folded(zone);
    at + 1 >= zone.len() && text.get(at + 1 - zone.len()..=at).is_some_and(|tail| tail == zone.as_slice())
}

/// Whether a clause about units holds for the whole plan.
pub(crate) fn clause(text: &[char], words: &[String], also: &str) -> bool {
    words.iter().any(|word| find(text, word, 0).is_some()) && find(text, also, 0).is_some()
}

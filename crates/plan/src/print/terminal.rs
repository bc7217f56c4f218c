//! 终端 findings as a compiler prints them: the source line, a mark under the place, and what to do.

use std::collections::HashMap;
use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use super::summary::{Counts, summary};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::document::{Block, Document, Paragraph};
use crate::plan::{Plan, Span};

/// 选项 of the print.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Every finding in full, none folded.
    pub all: bool,
    /// ANSI colours.
    pub colours: bool,
    /// Language of the words.
    pub lang: Lang,
}

/// Columns of a source line that are shown.
const WIDTH: usize = 76;
/// Columns shown before the place.
const LEAD: usize = 24;
/// The same where two places are to be shown.
const SHORT_LEAD: usize = 8;

/// Where, the mark under it, and its colour.
type Place = (Span, char, &'static str);

/// All findings of a plan whose file is called `name`.
#[must_use]
pub fn terminal(plan: &Plan, document: &Document, name: &str, style: Style) -> String {
    let printer = Printer { lines: lines(document), name, style, has_lines: plan.format.has_lines() };
    let summary = summary(plan);
    let mut out = String::new();
    if style.all {
        plan.diagnostics.iter().for_each(|diagnostic| printer.diagnostic(&mut out, diagnostic));
    } else {
        for diagnostic in summary.first.iter().filter_map(|&n| plan.diagnostics.get(n)) {
            printer.diagnostic(&mut out, diagnostic);
        }
        for group in &summary.rest {
            let lines: Vec<u32> =
                group.members.iter().filter_map(|&n| plan.diagnostics.get(n)).map(|d| d.span.line).collect();
            let _ = writeln!(out, "{}", printer.group_line(group.name(style.lang), group.counts, &lines));
        }
        if !summary.rest.is_empty() {
            let tip = match style.lang {
                Lang::Zh => "加 --all 逐条显示。",
                Lang::En => "Use --all to show each of them.",
            };
            let _ = writeln!(out, "{tip}");
        }
    }
    let _ = writeln!(out, "{}", printer.total(plan, summary.counts));
    out
}

/// Text of every paragraph by its number; the first where several share one.
fn lines(document: &Document) -> HashMap<u32, Vec<&str>> {
    fn add<'a>(found: &mut HashMap<u32, Vec<&'a str>>, paragraph: &'a Paragraph) {
        found.entry(paragraph.line).or_default().extend(paragraph.text.split(['\n', '\r', '\u{000B}', '\u{2028}']));
    }
    let mut found = HashMap::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => add(&mut found, paragraph),
            Block::Table(table) => {
                let cells = table.rows.iter().flatten().filter(|cell| !cell.repeated);
                cells.flat_map(|cell| &cell.paragraphs).for_each(|paragraph| add(&mut found, paragraph));
            }
        }
    }
    found
}

struct Printer<'a> {
    lines: HashMap<u32, Vec<&'a str>>,
    name: &'a str,
    style: Style,
    has_lines: bool,
}

impl Printer<'_> {
    fn paint(&self, code: &str, text: &str) -> String {
        if self.style.colours { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn colour(severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Note => "1;36",
        }
    }

    fn diagnostic(&self, out: &mut String, diagnostic: &Diagnostic) {
        let lang = self.style.lang;
        let severity = match lang {
            Lang::Zh => diagnostic.severity.name_zh(),
            Lang::En => diagnostic.severity.name(),
        };
        let colour = Self::colour(diagnostic.severity);
        let head = self.paint(colour, &format!("{severity}[{}]", diagnostic.code));
        let _ = writeln!(out, "{head}: {}", diagnostic.message(lang));
        let span = diagnostic.span;
        let margin =
            [Some(span), diagnostic.second].into_iter().flatten().map(|s| s.line.to_string().len()).max().unwrap_or(1);
        let _ = writeln!(out, "{:margin$}--> {}:{}:{}", "", self.name, span.line, span.column);
        let _ = writeln!(out, "{:margin$} |", "");
        let mut places = vec![(span, '^', colour)];
        if let Some(second) = diagnostic.second {
            places.push((second, '-', "1;34"));
            places.sort_by_key(|(span, ..)| *span);
        }
        if !self.one_line(out, &places, margin) {
            for place in places {
                self.source_line(out, &[place], LEAD, margin);
            }
        }
        let help = match lang {
            Lang::Zh => "办法",
            Lang::En => "help",
        };
        let _ = writeln!(out, "{:margin$} = {help}: {}\n", "", diagnostic.help(lang));
    }

    /// Two places of one line under one print of it, where it has room for both; whether it had.
    fn one_line(&self, out: &mut String, places: &[Place], margin: usize) -> bool {
        let [(first, ..), (second, ..)] = places else { return false };
        let end = |span: &Span| start_of(span).saturating_add(usize::try_from(span.length).unwrap_or(usize::MAX));
        let reach = end(first).max(end(second));
        let fits = |text: &str| Window::new(text, start_of(first), SHORT_LEAD).to >= reach;
        let fits = first.line == second.line && self.text_of(second).is_some_and(fits);
        if fits {
            self.source_line(out, places, SHORT_LEAD, margin);
        }
        fits
    }

    /// The text a place stands in: the first of its number that is long enough.
    fn text_of(&self, span: &Span) -> Option<&str> {
        let texts = self.lines.get(&span.line)?;
        let reaches = |text: &&&str| text.chars().nth(start_of(span)).is_some();
        texts.iter().find(reaches).or_else(|| texts.first()).copied()
    }

    /// The line around the first place, and marks under all of them; where two meet, the caret stays.
    fn source_line(&self, out: &mut String, places: &[Place], lead: usize, margin: usize) {
        let (Some((first, ..)), Some((last, ..))) = (places.first(), places.last()) else { return };
        let Some(text) = self.text_of(last) else { return };
        let window = Window::new(text, start_of(first), lead);
        let no = self.paint("1;34", &format!("{:>margin$}", first.line));
        let _ = writeln!(out, "{no} | {}", window.shown);
        let mut under: Vec<(char, &str)> = Vec::new();
        for (span, mark, colour) in places {
            let (before, marked) = window.columns(span);
            let end = before + marked.max(1);
            under.resize(under.len().max(end), (' ', ""));
            let free = under.iter_mut().take(end).skip(before).filter(|(there, _)| *mark == '^' || *there == ' ');
            free.for_each(|slot| *slot = (*mark, colour));
        }
        let marks = under.chunk_by(|a, b| a == b).map(|run| {
            let text: String = run.iter().map(|(mark, _)| mark).collect();
            run.first().map_or_else(String::new, |(_, colour)| self.marks(colour, text))
        });
        let _ = writeln!(out, "{:margin$} | {}", "", marks.collect::<String>());
    }

    fn marks(&self, colour: &str, text: String) -> String {
        if colour.is_empty() { text } else { self.paint(colour, &text) }
    }

    fn group_line(&self, name: &str, counts: Counts, lines: &[u32]) -> String {
        let mut shown: Vec<u32> = lines.to_vec();
        shown.dedup();
        let more = shown.len() > 8;
        let list = shown.iter().take(8).map(u32::to_string).collect::<Vec<_>>().join(", ");
        let counted = self.counts(counts);
        let place = match (self.style.lang, self.has_lines) {
            (Lang::Zh, true) => "行",
            (Lang::Zh, false) => "段",
            (Lang::En, true) => "lines",
            (Lang::En, false) => "paragraphs",
        };
        let etc = if more { ", …" } else { "" };
        format!("{}: {counted} ({place} {list}{etc})", self.paint("1", name))
    }

    fn counts(&self, counts: Counts) -> String {
        let all =
            [(Severity::Error, counts.errors), (Severity::Warning, counts.warnings), (Severity::Note, counts.notes)];
        let shown: Vec<String> = all
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(severity, n)| match self.style.lang {
                Lang::Zh => format!("{} {n}", severity.name_zh()),
                Lang::En => format!("{n} {}{}", severity.name(), if n == 1 { "" } else { "s" }),
            })
            .collect();
        shown.join(if self.style.lang == Lang::Zh { "，" } else { ", " })
    }

    fn total(&self, plan: &Plan, counts: Counts) -> String {
        let chapters = plan.chapters.len();
        let measures: usize = plan.chapters.iter().map(|chapter| chapter.leaves().count()).sum();
        let found = self.counts(counts);
        match (self.style.lang, counts.total()) {
            (Lang::Zh, 0) => format!("{}: {chapters} 章，{measures} 条措施，没有发现问题", self.name),
            (Lang::Zh, n) => format!("{}: {chapters} 章，{measures} 条措施；发现 {n} 处：{found}", self.name),
            (Lang::En, 0) => format!("{}: {chapters} chapters, {measures} measures, nothing found", self.name),
            (Lang::En, n) => format!("{}: {chapters} chapters, {measures} measures; {n} found: {found}", self.name),
        }
    }
}

/// The part of a line around a place.
struct Window {
    shown: String,
    /// The first character shown, and the one after the last.
    from: usize,
    to: usize,
    /// The column where each character shown begins; behind the last, where it ends.
    columns: Vec<usize>,
}

impl Window {
    /// At most `lead` columns before the character at `start`, and [`WIDTH`] in all.
    fn new(text: &str, start: usize, lead: usize) -> Self {
        let skipped = start.saturating_sub(lead);
        let chars: Vec<char> = text.chars().skip(skipped).take(lead + WIDTH).collect();
        let width = |c: &char| if *c == '\t' { 1 } else { c.width().unwrap_or(0) };
        // Take characters before the place while they fit.
        let (mut first, mut taken) = ((start - skipped).min(chars.len()), 0);
        while first > 0 {
            let w = chars.get(first - 1).map_or(0, width);
            if taken + w > lead {
                break;
            }
            (first, taken) = (first - 1, taken + w);
        }
        let from = skipped + first;
        let mut shown = String::new();
        let mut used = 0;
        if from > 0 {
            shown.push('…');
            used = '…'.width().unwrap_or(1);
        }
        let mut columns = vec![used];
        for c in chars.iter().skip(first) {
            used += width(c);
            if used > WIDTH {
                break;
            }
            columns.push(used);
            shown.push(if *c == '\t' || c.is_control() { ' ' } else { *c });
        }
        let to = from + columns.len() - 1;
        if text.chars().nth(to).is_some() {
            shown.push('…');
        }
        Self { shown: shown.trim_end().to_owned(), from, to, columns }
    }

    /// Columns before a place, and columns it takes; what is not shown takes none.
    fn columns(&self, span: &Span) -> (usize, usize) {
        let column = |at: usize| {
            let at = at.clamp(self.from, self.to) - self.from;
            self.columns.get(at).copied().unwrap_or_default()
        };
        let start = start_of(span);
        let end = start.saturating_add(usize::try_from(span.length).unwrap_or(usize::MAX));
        (column(start), column(end) - column(start))
    }
}

/// The first character of a place, counted from 0.
fn start_of(span: &Span) -> usize {
    usize::try_from(span.column.saturating_sub(1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(text: &str, start: u32, length: u32) -> (String, usize, usize) {
        let span = Span { line: 1, column: start + 1, length };
        let window = Window::new(text, start_of(&span), LEAD);
        let (before, marked) = window.columns(&span);
        (window.shown, before, marked)
    }

    fn marked(text: &str, places: &[Place]) -> String {
        let style = Style { all: true, colours: false, lang: Lang::Zh };
        let printer = Printer { lines: HashMap::from([(1, vec![text])]), name: "", style, has_lines: true };
        let mut out = String::new();
        if printer.one_line(&mut out, places, 1) { out } else { "apart".to_owned() }
    }

    fn place(column: u32, length: u32, mark: char) -> Place {
        (Span { line: 1, column, length }, mark, "")
    }

    #[test]
    fn a_mark_stands_under_its_characters_at_double_width() {
        assert_eq!(window("责任单位：区发改委", 5, 4), ("责任单位：区发改委".to_owned(), 10, 8));
        assert_eq!(window("a责b", 2, 1), ("a责b".to_owned(), 3, 1));
    }

    #[test]
    fn only_the_neighbourhood_of_an_endless_line_is_shown() {
        let line = "长".repeat(100_000);
        let (shown, before, marked) = window(&line, 50_000, 3);
        assert!(shown.chars().count() < 60, "{shown}");
        assert_eq!((before, marked), (25, 6));
    }

    #[test]
    fn two_places_of_one_line_are_marked_under_one_print_of_it() {
        let both = marked("共9亩，其中5亩", &[place(2, 2, '^'), place(7, 2, '-')]);
        assert_eq!(both, "1 | 共9亩，其中5亩\n  |   ^^^      ---\n");
        let inside = marked("共9亩，其中5亩", &[place(1, 3, '-'), place(2, 1, '^')]);
        assert_eq!(inside, "1 | 共9亩，其中5亩\n  | --^--\n");
    }

    #[test]
    fn places_too_far_apart_for_one_print_stand_apart() {
        assert_eq!(marked(&"长".repeat(200), &[place(1, 2, '^'), place(150, 2, '-')]), "apart");
    }
}

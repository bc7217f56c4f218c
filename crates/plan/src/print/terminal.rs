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
        for (span, mark, colour) in places {
            self.source_line(out, span, mark, colour, margin);
        }
        let help = match lang {
            Lang::Zh => "办法",
            Lang::En => "help",
        };
        let _ = writeln!(out, "{:margin$} = {help}: {}\n", "", diagnostic.help(lang));
    }

    fn source_line(&self, out: &mut String, span: Span, mark: char, colour: &str, margin: usize) {
        let texts = self.lines.get(&span.line).map(Vec::as_slice).unwrap_or_default();
        let start = usize::try_from(span.column.saturating_sub(1)).unwrap_or(0);
        let reaches = |text: &&&str| text.chars().nth(start).is_some();
        let Some(text) = texts.iter().find(reaches).or_else(|| texts.first()) else { return };
        let (shown, before, marked) = window(text, start, usize::try_from(span.length).unwrap_or(usize::MAX));
        let no = self.paint("1;34", &format!("{:>margin$}", span.line));
        let _ = writeln!(out, "{no} | {shown}");
        let marks: String = std::iter::repeat_n(mark, marked.max(1)).collect();
        let _ = writeln!(out, "{:margin$} | {:before$}{}", "", "", self.paint(colour, &marks));
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
        let measures: usize = plan.chapters.iter().map(|chapter| chapter.measures.len()).sum();
        let found = self.counts(counts);
        match (self.style.lang, counts.total()) {
            (Lang::Zh, 0) => format!("{}: {chapters} 章，{measures} 条措施，没有发现问题", self.name),
            (Lang::Zh, n) => format!("{}: {chapters} 章，{measures} 条措施；发现 {n} 处：{found}", self.name),
            (Lang::En, 0) => format!("{}: {chapters} chapters, {measures} measures, nothing found", self.name),
            (Lang::En, n) => format!("{}: {chapters} chapters, {measures} measures; {n} found: {found}", self.name),
        }
    }
}

/// The part of a line around a place: what is shown, columns before the mark, columns of the mark.
fn window(text: &str, start: usize, length: usize) -> (String, usize, usize) {
    let chars: Vec<char> = text.chars().skip(start.saturating_sub(LEAD)).take(LEAD + WIDTH).collect();
    let at = start.min(LEAD);
    let width = |c: &char| if *c == '\t' { 1 } else { c.width().unwrap_or(0) };
    // Take characters before the place while they fit.
    let (mut from, mut lead) = (at.min(chars.len()), 0);
    while from > 0 {
        let w = chars.get(from - 1).map_or(0, width);
        if lead + w > LEAD {
            break;
        }
        (from, lead) = (from - 1, lead + w);
    }
    let cut_before = start.saturating_sub(LEAD) + from > 0;
    let (mut shown, mut before, mut marked, mut used) = (String::new(), 0, 0, 0);
    if cut_before {
        shown.push('…');
        (before, used) = ('…'.width().unwrap_or(1), 1);
    }
    let mut cut_after = false;
    for (n, c) in chars.iter().enumerate().skip(from) {
        let w = width(c);
        if used + w > WIDTH {
            cut_after = true;
            break;
        }
        used += w;
        shown.push(if *c == '\t' || c.is_control() { ' ' } else { *c });
        if n < at {
            before += w;
        } else if n - at < length {
            marked += w;
        }
    }
    if cut_after || text.chars().nth(start.saturating_sub(LEAD) + chars.len()).is_some() {
        shown.push('…');
    }
    (shown.trim_end().to_owned(), before, marked)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}

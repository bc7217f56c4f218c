//! 原文 the document as lines of characters, folded one for one so that columns stay true.

use crate::dictionary::fold;
use crate::document::{Block, Document, Format, Paragraph};
use crate::plan::{Excerpt, Span};

/// One line (or paragraph, or part of a cell).
#[derive(Debug)]
pub(crate) struct Line {
    pub no: u32,
    raw: Vec<char>,
    /// Same length as the raw text.
    pub folded: Vec<char>,
    /// First character that is neither blank nor a Markdown sign.
    pub start: usize,
    /// One after the last such character.
    pub end: usize,
}

impl Line {
    fn new(no: u32, text: &str, markdown: bool) -> Self {
        let raw: Vec<char> = text.chars().collect();
        let mut folded: Vec<char> = raw.iter().map(|&c| fold(c)).collect();
        if markdown {
            strip_marks(&mut folded);
        }
        let (start, end) = trim(&folded, 0, folded.len());
        Self { no, raw, folded, start, end }
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.start >= self.end
    }

    /// The folded characters without the blanks at both ends.
    pub(crate) fn body(&self) -> &[char] {
        self.folded.get(self.start..self.end).unwrap_or_default()
    }

    /// The characters as written.
    pub(crate) fn raw(&self) -> &[char] {
        &self.raw
    }
}

/// Markdown signs become blanks, so that columns stay true.
fn strip_marks(folded: &mut [char]) {
    let mut at_start = true;
    let mut i = 0;
    while i < folded.len() {
        let c = folded.get(i).copied().unwrap_or(' ');
        let next = folded.get(i + 1).copied().unwrap_or(' ');
        let sign = match c {
            '#' | '>' => at_start,
            '-' | '+' => at_start && next == ' ',
            '*' | '`' => true,
            _ => false,
        };
        if sign {
            if let Some(slot) = folded.get_mut(i) {
                *slot = ' ';
            }
        } else if c != ' ' {
            at_start = false;
        }
        i += 1;
    }
}

/// Part of a line: characters from `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub line: usize,
    pub start: usize,
    pub end: usize,
}

/// All lines of a document, cells of tables included.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub lines: Vec<Line>,
    markdown: bool,
}

impl Source {
    pub(crate) fn new(format: Format) -> Self {
        Self { lines: Vec::new(), markdown: format == Format::Markdown }
    }

    /// The lines of the whole document in reading order, tables taken cell by cell.
    pub(crate) fn flat(document: &Document) -> Self {
        let mut source = Self::new(document.format);
        for block in &document.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    source.push(paragraph);
                }
                Block::Table(table) => {
                    for cell in table.rows.iter().flatten().filter(|cell| !cell.repeated) {
                        for paragraph in &cell.paragraphs {
                            source.push(paragraph);
                        }
                    }
                }
            }
        }
        source
    }

    /// Adds a paragraph; one with line breaks inside becomes several lines of one number.
    pub(crate) fn push(&mut self, paragraph: &Paragraph) -> std::ops::Range<usize> {
        let first = self.lines.len();
        for text in paragraph.text.split(['\n', '\r', '\u{000B}', '\u{2028}']) {
            self.lines.push(Line::new(paragraph.line, text, self.markdown));
        }
        first..self.lines.len()
    }

    pub(crate) fn folded(&self, piece: Piece) -> &[char] {
        self.lines.get(piece.line).and_then(|line| line.folded.get(piece.start..piece.end)).unwrap_or_default()
    }

    /// Everything of a line that is not blank.
    pub(crate) fn whole(&self, line: usize) -> Piece {
        self.lines.get(line).map_or(Piece { line, start: 0, end: 0 }, |l| Piece { line, start: l.start, end: l.end })
    }

    /// A piece without blanks at both ends.
    pub(crate) fn trimmed(&self, piece: Piece) -> Piece {
        self.lines.get(piece.line).map_or(piece, |line| {
            let (start, end) = trim(&line.folded, piece.start, piece.end);
            Piece { line: piece.line, start, end }
        })
    }

    /// The words as written.
    pub(crate) fn text(&self, piece: Piece) -> String {
        let piece = self.trimmed(piece);
        let Some(line) = self.lines.get(piece.line) else { return String::new() };
        let (raw, folded) = (line.raw.get(piece.start..piece.end), line.folded.get(piece.start..piece.end));
        raw.unwrap_or_default()
            .iter()
            .zip(folded.unwrap_or_default())
            .filter(|&(raw, folded)| !(self.markdown && *folded == ' ' && matches!(raw, '*' | '`')))
            .map(|(raw, _)| raw)
            .collect()
    }

    pub(crate) fn span(&self, piece: Piece) -> Span {
        let piece = self.trimmed(piece);
        let line = self.lines.get(piece.line).map_or(0, |line| line.no);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { line, column: count(piece.start + 1), length: count(piece.end.saturating_sub(piece.start)) }
    }

    /// Pieces joined where they stand on one line; blank ones dropped.
    pub(crate) fn joined(&self, pieces: &[Piece]) -> Vec<Piece> {
        let mut joined: Vec<Piece> = Vec::new();
        for &piece in pieces {
            match joined.last_mut() {
                Some(last) if last.line == piece.line && last.end <= piece.start => last.end = piece.end,
                _ => joined.push(piece),
            }
        }
        joined.retain(|&piece| {
            let piece = self.trimmed(piece);
            piece.start < piece.end
        });
        joined
    }

    /// The words of the pieces: those on one line as they stand, others by a line break.
    pub(crate) fn excerpt(&self, pieces: &[Piece]) -> Excerpt {
        let joined = self.joined(pieces);
        let text = joined.iter().map(|&piece| self.text(piece)).collect::<Vec<_>>().join("\n");
        let spans: Vec<Span> = joined.iter().map(|&piece| self.span(piece)).collect();
        Excerpt { text, spans }
    }
}

/// Moves both ends inward past blanks.
pub(crate) fn trim(folded: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    let blank = |i: usize| folded.get(i).is_none_or(|c| *c == ' ');
    while start < end && blank(start) {
        start += 1;
    }
    while end > start && blank(end - 1) {
        end -= 1;
    }
    (start, end)
}

/// The index after `word` when it stands at `at`, blanks between its characters not counted.
pub(crate) fn match_word(folded: &[char], at: usize, word: &str) -> Option<usize> {
    let mut i = at;
    for (n, c) in word.chars().enumerate() {
        while n > 0 && folded.get(i) == Some(&' ') {
            i += 1;
        }
        if folded.get(i) != Some(&c) {
            return None;
        }
        i += 1;
    }
    Some(i)
}

/// Where `word` begins in `text`, from `from` on.
pub(crate) fn find(text: &[char], word: &str, from: usize) -> Option<usize> {
    let first = word.chars().next()?;
    let mut at = from;
    loop {
        at += text.get(at..)?.iter().position(|c| *c == first)?;
        if starts_with(text, at, word) {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether `word` stands at `at`, character for character.
pub(crate) fn starts_with(text: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(n, c)| text.get(at + n) == Some(&c))
}

/// Whether `text` holds one of the words.
pub(crate) fn has_any(text: &[char], words: &[impl AsRef<str>]) -> bool {
    let firsts = words.iter().filter_map(|word| word.as_ref().chars().next()).fold(0, |bits, c| bits | bit(c));
    let starts = text.iter().enumerate().filter(|(_, c)| firsts & bit(**c) != 0);
    starts.map(|(at, _)| at).any(|at| words.iter().any(|word| starts_with(text, at, word.as_ref())))
}

/// A character's place among 64 bits. The bits of several words' first characters, together, tell most places of a
/// text apart from those where one of the words may begin.
pub(crate) const fn bit(c: char) -> u64 {
    1 << (c as u32 % u64::BITS)
}

//! Where all readers put what they found, and where the limits on amount hold.

use super::unreadable::Unreadable;
use crate::document::{Block, Cell, Document, Finding, FindingKind, Format, Paragraph};

/// Most paragraphs of a document, those of table cells counted too.
pub const MAX_PARAGRAPHS: u32 = 100_000;

/// Longest paragraph, in characters.
pub const MAX_LINE_CHARS: usize = 200_000;

/// Most text of a document in bytes, copies of merged cells counted too.
const MAX_BYTES: usize = 32 << 20;

/// Most table cells, copies counted too.
const MAX_CELLS: u32 = 500_000;

/// Findings of one kind that are kept with their place; the rest are counted in one finding about the whole file.
const MAX_FINDINGS: usize = 40;

/// The document in the making.
#[derive(Default)]
pub(super) struct Sink {
    paragraphs: u32,
    cells: u32,
    bytes: usize,
    findings: Vec<Finding>,
}

impl Sink {
    /// The next paragraph, counted, with control characters replaced.
    pub(super) fn paragraph(&mut self, text: String) -> Result<Paragraph, Unreadable> {
        self.paragraphs += 1;
        let line = self.paragraphs;
        if line > MAX_PARAGRAPHS {
            return Err(Unreadable::new("too_many_paragraphs").with("limit", MAX_PARAGRAPHS));
        }
        // Bytes first: counting characters is only worth it where the answer may differ.
        if text.len() > MAX_LINE_CHARS && text.chars().count() > MAX_LINE_CHARS {
            return Err(Unreadable::new("line_too_long").with("line", line).with("limit", MAX_LINE_CHARS));
        }
        self.charge(text.len())?;
        let controls = text.chars().filter(|c| is_control(*c)).count();
        if controls == 0 {
            return Ok(Paragraph { line, text });
        }
        self.note(line, controls, FindingKind::ControlCharacters);
        Ok(Paragraph { line, text: text.replace(is_control, "\u{fffd}") })
    }

    /// Counts a cell; `copied` when it is one more copy of a merged one.
    pub(super) fn cell(&mut self, cell: &Cell, copied: bool) -> Result<(), Unreadable> {
        self.cells += 1;
        if self.cells > MAX_CELLS {
            return Err(Unreadable::new("table_too_large").with("line", self.paragraphs).with("limit", MAX_CELLS));
        }
        if copied {
            self.charge(cell.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum())?;
        }
        Ok(())
    }

    fn charge(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.bytes += bytes;
        if self.bytes > MAX_BYTES {
            return Err(Unreadable::new("text_too_large").with("line", self.paragraphs).with("limit", MAX_BYTES >> 20));
        }
        Ok(())
    }

    /// Keeps a finding; none for a count of 0.
    pub(super) fn note(&mut self, line: u32, count: usize, kind: FindingKind) {
        if count == 0 {
            return;
        }
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let alike = self.findings.iter().filter(|finding| finding.kind == kind).count();
        if alike >= MAX_FINDINGS
            && let Some(rest) = self.findings.iter_mut().rfind(|finding| finding.kind == kind)
        {
            rest.line = 0;
            rest.count = rest.count.saturating_add(count);
        } else {
            self.findings.push(Finding { line, count, kind });
        }
    }

    /// The finished document; a document of blanks only is no document.
    pub(super) fn finish(self, format: Format, blocks: Vec<Block>) -> Result<Document, Unreadable> {
        let spoken = |paragraph: &Paragraph| !paragraph.text.trim().is_empty();
        let any = blocks.iter().any(|block| match block {
            Block::Paragraph(paragraph) => spoken(paragraph),
            Block::Table(table) => table.rows.iter().flatten().flat_map(|cell| &cell.paragraphs).any(spoken),
        });
        if any { Ok(Document { format, blocks, findings: self.findings }) } else { Err(Unreadable::new("no_text")) }
    }
}

/// Tabs and form feeds are blanks that people use; the other control characters belong in no document.
fn is_control(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

//! The text of a Word document in reading order: paragraphs and tables.

use super::super::grid::{Grid, flatten};
use super::super::sink::Sink;
use super::super::unreadable::Unreadable;
use super::list::Lists;
use super::style::{Numbered, Styles};
use super::xml::Element;
use crate::document::{Block, Cell, FindingKind};

/// Reads the part's tree. Inserted text of tracked changes counts, deleted text does not.
pub(super) fn read(
    document: &Element,
    lists: Lists,
    styles: &Styles,
    sink: &mut Sink,
) -> Result<Vec<Block>, Unreadable> {
    let mut walk = Walk { lists, styles, sink, fields: Vec::new(), carried: String::new(), footnotes: 0, deleted: 0 };
    let mut blocks = Vec::new();
    walk.blocks(document, &mut blocks)?;
    let carried = std::mem::take(&mut walk.carried);
    walk.emit(&carried, &mut blocks)?;
    let (footnotes, deleted) = (walk.footnotes, walk.deleted);
    sink.note(0, footnotes, FindingKind::Footnotes);
    sink.note(0, deleted, FindingKind::DeletedText);
    Ok(blocks)
}

/// A field that is open (`w:fldChar`), which may reach over many paragraphs.
#[derive(Default)]
struct Field {
    instruction: String,
    /// A table of contents, whose lines repeat the headings.
    contents: bool,
}

struct Walk<'a> {
    lists: Lists,
    styles: &'a Styles,
    sink: &'a mut Sink,
    fields: Vec<Field>,
    /// Text of paragraphs whose end was deleted: it stands before the next paragraph.
    carried: String,
    footnotes: usize,
    deleted: usize,
}

/// A paragraph in the making.
#[derive(Default)]
struct Line {
    text: String,
    /// Paragraphs and tables of text boxes anchored in it; they follow it.
    boxes: Vec<Block>,
}

impl Walk<'_> {
    fn blocks(&mut self, holder: &Element, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        for child in holder.children() {
            match child.name {
                "p" => self.paragraph(child, out)?,
                "tbl" => self.table(child, out)?,
                "del" | "moveFrom" => self.deleted += 1,
                "pPr" | "rPr" | "tcPr" | "trPr" => {}
                "AlternateContent" => {
                    if let Some(choice) = child.child("Choice") {
                        self.blocks(choice, out)?;
                    }
                }
                _ => self.blocks(child, out)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Element, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        let mut line = Line { text: std::mem::take(&mut self.carried), ..Line::default() };
        self.inline(paragraph, &mut line)?;
        let properties = paragraph.child("pPr");
        let mark = properties.and_then(|properties| properties.child("rPr"));
        if mark.is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some()) {
            self.carried = line.text;
            out.append(&mut line.boxes);
            return Ok(());
        }
        let style = properties.and_then(|properties| properties.setting("pStyle"));
        let own = properties.map(Numbered::of).unwrap_or_default();
        if let Some(label) = self.lists.label(&own, style, self.styles) {
            // A bullet without text is nothing; a number without text is the text (cells of 序号).
            if !line.text.trim().is_empty() || label.trim().chars().count() > 1 || label.contains(char::is_alphanumeric)
            {
                line.text.insert_str(0, &label);
            }
        }
        self.emit(&line.text, out)?;
        out.append(&mut line.boxes);
        Ok(())
    }

    /// Makes a paragraph of each piece between manual line breaks; empty ones are dropped.
    fn emit(&mut self, text: &str, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        for piece in text.split('\n').filter(|piece| !piece.trim().is_empty()) {
            out.push(Block::Paragraph(self.sink.paragraph(piece.to_owned())?));
        }
        Ok(())
    }

    fn inline(&mut self, holder: &Element, line: &mut Line) -> Result<(), Unreadable> {
        for child in holder.children() {
            let silent = self.fields.iter().any(|field| field.contents);
            match child.name {
                "r" if child.child("rPr").is_some_and(|look| look.is_on("vanish")) => {}
                "t" if silent => {}
                "t" => line.text.push_str(&child.text()),
                "tab" if !silent => line.text.push('\t'),
                "br" if matches!(child.attr("type"), Some("page" | "column")) => {}
                "br" | "cr" if !silent => line.text.push('\n'),
                "noBreakHyphen" => line.text.push('-'),
                "sym" => line.text.extend(symbol(child)),
                "del" | "moveFrom" => self.deleted += 1,
                "footnoteReference" | "endnoteReference" => self.footnotes += 1,
                "fldChar" => self.field(child.attr("fldCharType").unwrap_or_default()),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.instruction.push_str(&child.text());
                    }
                }
                "pPr" | "rPr" | "delText" | "rt" | "tab" | "br" | "cr" => {}
                "AlternateContent" => {
                    if let Some(choice) = child.child("Choice") {
                        self.inline(choice, line)?;
                    }
                }
                // A paragraph inside a paragraph: a text box.
                "p" | "tbl" => {
                    let mut boxed = std::mem::take(&mut line.boxes);
                    if child.name == "p" { self.paragraph(child, &mut boxed) } else { self.table(child, &mut boxed) }?;
                    line.boxes = boxed;
                }
                _ => self.inline(child, line)?,
            }
        }
        Ok(())
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.contents = field.instruction.split_whitespace().next() == Some("TOC");
                }
            }
            _ => {
                self.fields.pop();
            }
        }
    }

    fn table(&mut self, table: &Element, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        let mut grid = Grid::default();
        for row in held(table, "tr") {
            let properties = row.child("trPr");
            if properties.is_some_and(|properties| properties.child("del").is_some()) {
                self.deleted += 1;
                continue;
            }
            let skipped = |side| properties.and_then(|p| p.setting(side)?.parse().ok()).unwrap_or(0_usize);
            grid.start_row();
            grid.skip(self.sink, skipped("gridBefore"))?;
            for cell in held(row, "tc") {
                self.cell(cell, &mut grid)?;
            }
            grid.skip(self.sink, skipped("gridAfter"))?;
        }
        out.extend(grid.finish(self.sink)?);
        Ok(())
    }

    fn cell(&mut self, cell: &Element, grid: &mut Grid) -> Result<(), Unreadable> {
        let properties = cell.child("tcPr");
        let columns = properties.and_then(|p| p.setting("gridSpan")?.parse().ok()).unwrap_or(1_usize);
        // `vMerge` without a value goes on with the cell above.
        let merge = properties.and_then(|p| p.child("vMerge")).map(|merge| merge.attr("val").unwrap_or("continue"));
        let mut blocks = Vec::new();
        self.blocks(cell, &mut blocks)?;
        if merge == Some("continue") {
            return grid.put_above(self.sink, columns);
        }
        grid.put(self.sink, Cell { paragraphs: flatten(blocks), repeated: false }, columns, 1)
    }
}

/// The rows of a table or cells of a row, also where controls or tracked changes stand around them.
fn held<'e>(holder: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for child in holder.children() {
        match child.name {
            _ if child.name == name => found.push(child),
            "" | "moveTo" => found.extend(held(child, name)),
            _ => {}
        }
    }
    found
}

/// `w:sym`: a sign of a symbol font by its code. Codes of the private area mean nothing outside that font.
fn symbol(element: &Element) -> Option<char> {
    let code = u32::from_str_radix(element.attr("char")?, 16).ok()?;
    char::from_u32(code).filter(|sign| !('\u{e000}'..='\u{f8ff}').contains(sign))
}

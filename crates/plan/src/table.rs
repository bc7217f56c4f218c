//! 表格 plans kept in tables: one row a top-level measure; a merged cell holds for its rows.

use crate::dictionary::{FieldKind, LABELS, folded};
use crate::document::{Block, Cell, Document, Table};
use crate::field::{self, Field};
use crate::outline::{self, Heading};
use crate::parts::{Part, Parts};
use crate::plan::Reason;
use crate::problem;
use crate::source::{Piece, Source};
use crate::tree::{self, Fault};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Indicator,
    Problem,
    Goal,
    Measure,
    Field(FieldKind, &'static str),
}

fn column_of(cell: &Cell) -> Option<Column> {
    let text: String = cell.paragraphs.iter().map(|p| p.text.as_str()).collect();
    let mut text: Vec<char> = folded(&text).into_iter().filter(|c| *c != ' ' && *c != ':').collect();
    if let Some(open) = text.iter().position(|c| *c == '(') {
        text.truncate(open);
    }
    let text: String = text.into_iter().collect();
    let is = |words: &[String]| words.contains(&text);
    let words = &LABELS.columns;
    if is(&words.number) {
        return Some(Column::Number);
    }
    if is(&words.indicator) {
        return Some(Column::Indicator);
    }
    if is(&words.problem) {
        return Some(Column::Problem);
    }
    if is(&words.goal) {
        return Some(Column::Goal);
    }
    if is(&words.measure) {
        return Some(Column::Measure);
    }
    let mut names = LABELS.field.iter().flat_map(|f| f.names.iter().map(|name| (f.kind, name.as_str())));
    names.find(|(_, name)| *name == text).map(|(kind, name)| Column::Field(kind, name))
}

/// The heading row: it names measures and at least one more column.
fn columns(row: &[Cell]) -> Option<Vec<Option<Column>>> {
    let columns: Vec<Option<Column>> = row.iter().map(column_of).collect();
    let known = columns.iter().flatten().count();
    (known >= 2 && columns.contains(&Some(Column::Measure))).then_some(columns)
}

/// Whether a table has the headings of a plan.
pub(crate) fn is_plan(table: &Table) -> bool {
    table.rows.iter().take(6).any(|row| columns(row).is_some())
}

/// Reads a document whose plan stands in tables.
pub(crate) fn parts(document: &Document) -> Parts {
    let mut parts = Parts { source: Source::new(document.format), ..Parts::default() };
    let mut before: Vec<Piece> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let range = parts.source.push(paragraph);
                before.extend(range.map(|i| parts.source.whole(i)).filter(|p| p.start < p.end));
            }
            Block::Table(table) => {
                let heading = before.last().and_then(|&piece| heading(&parts.source, piece));
                if !is_plan(table) {
                    flat(&mut parts, table, &mut before);
                    continue;
                }
                if heading.is_some() {
                    before.pop();
                }
                if parts.chapters.is_empty() {
                    parts.preamble.append(&mut before);
                } else {
                    parts.set_aside.extend(before.drain(..).map(|piece| (piece, Reason::OtherPart)));
                }
                read_table(&mut parts, table, heading);
            }
        }
    }
    parts.set_aside.extend(before.into_iter().map(|piece| (piece, Reason::OtherPart)));
    let mut frame = outline::Outline { preamble: parts.preamble, set_aside: parts.set_aside, ..Default::default() };
    outline::take_title(&parts.source, &mut frame);
    Parts { title: frame.title, preamble: frame.preamble, set_aside: frame.set_aside, ..parts }
}

/// A table of another kind: its words are kept as context.
fn flat(parts: &mut Parts, table: &Table, before: &mut Vec<Piece>) {
    for cell in table.rows.iter().flatten().filter(|cell| !cell.repeated) {
        let pieces = push_cell(&mut parts.source, cell);
        before.extend(pieces);
    }
}

/// A chapter heading right before a table of its own.
fn heading(source: &Source, piece: Piece) -> Option<Heading> {
    let text = source.folded(piece);
    let label = crate::label::label_at(text, 0)?;
    (text.len() <= 40 && !text.contains(&'。')).then_some(())?;
    let core = source.trimmed(Piece { start: piece.start + label.length, ..piece });
    Some(Heading { line: piece.line, label: Some(label), core })
}

fn push_cell(source: &mut Source, cell: &Cell) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for paragraph in &cell.paragraphs {
        let range = source.push(paragraph);
        pieces.extend(range.map(|i| source.whole(i)).filter(|piece| piece.start < piece.end));
    }
    pieces
}

fn text_of(cell: &Cell) -> String {
    let text: String = cell.paragraphs.iter().map(|p| p.text.as_str()).collect();
    folded(&text).into_iter().filter(|c| *c != ' ').collect()
}

/// All cells say the same: a row across the table.
fn spans_all(row: &[Cell]) -> bool {
    row.len() > 1 && row.iter().skip(1).all(|cell| cell.repeated) && row.first().is_some_and(|c| !text_of(c).is_empty())
}

struct Reading<'a> {
    parts: &'a mut Parts,
    columns: Vec<Option<Column>>,
    /// The chapter being filled, and the indicator cell it came from.
    chapter: Option<(Part, String)>,
    /// How many more measures the table may have.
    room: usize,
    /// Pieces of problems and goal of the chapter.
    problems: Vec<Piece>,
}

fn read_table(parts: &mut Parts, table: &Table, heading: Option<Heading>) {
    let Some(first) = table.rows.iter().position(|row| columns(row).is_some()) else { return };
    for row in table.rows.iter().take(first) {
        let cells = row.iter().filter(|cell| !cell.repeated);
        let pieces: Vec<Piece> = cells.flat_map(|cell| push_cell(&mut parts.source, cell)).collect();
        parts.preamble.extend(pieces);
    }
    let columns_here = table.rows.get(first).and_then(|row| columns(row)).unwrap_or_default();
    let mut reading = Reading { parts, columns: columns_here, chapter: None, room: tree::MOST, problems: Vec::new() };
    if let Some(heading) = heading {
        reading.chapter = Some((Part { heading: Some(heading), ..Part::default() }, String::new()));
    }
    for (n, row) in table.rows.iter().enumerate().skip(first) {
        if columns(row).is_some() {
            for cell in row.iter().filter(|cell| !cell.repeated) {
                let pieces = push_cell(&mut reading.parts.source, cell);
                reading.parts.set_aside.extend(pieces.into_iter().map(|piece| (piece, Reason::Furniture)));
            }
        } else if spans_all(row) {
            reading.section_row(row);
        } else {
            reading.row(row, table.rows.get(n + 1));
        }
    }
    reading.close();
    number(&mut parts.chapters);
}

/// 序号 counts chapters only where each chapter has its own; counting rows it says nothing about chapters.
fn number(chapters: &mut [Part]) {
    let mut last = 0;
    let rising = chapters.iter().all(|chapter| {
        let no = chapter.no.unwrap_or(0);
        let good = no > last;
        last = no;
        good
    });
    let per_row = chapters.windows(2).any(|pair| match pair {
        [a, b] => {
            let rows = u32::try_from(a.tree.nodes.len()).unwrap_or(u32::MAX);
            rows > 1 && b.no == a.no.and_then(|no| no.checked_add(rows))
        }
        _ => false,
    });
    if !rising || per_row {
        for chapter in chapters {
            chapter.no = None;
        }
    }
}

impl Reading<'_> {
    /// 一、获得电力 across the table opens a chapter.
    fn section_row(&mut self, row: &[Cell]) {
        self.close();
        let Some(cell) = row.first() else { return };
        let pieces = push_cell(&mut self.parts.source, cell);
        let Some(&piece) = pieces.first() else { return };
        let label = crate::label::label_at(self.parts.source.folded(piece), 0);
        let start = piece.start + label.map_or(0, |label| label.length);
        let core = self.parts.source.trimmed(Piece { start, ..piece });
        let heading = Heading { line: piece.line, label, core };
        self.chapter = Some((Part { heading: Some(heading), ..Part::default() }, String::new()));
    }

    fn row(&mut self, row: &[Cell], next: Option<&Vec<Cell>>) {
        let indicator = self.cell(row, Column::Indicator);
        if let Some(cell) = indicator {
            let text = text_of(cell);
            let other = self.chapter.as_ref().is_none_or(|(_, known)| *known != text);
            if !text.is_empty() && !cell.repeated && other {
                self.close();
                let piece = push_cell(&mut self.parts.source, cell).first().copied();
                self.chapter = Some((Part { indicator: piece, ..Part::default() }, text));
                self.number_cell(row);
            }
        }
        if self.chapter.is_none() {
            self.chapter = Some(Default::default());
        }
        for (column, cell) in self.columns.clone().into_iter().zip(row) {
            if cell.repeated {
                continue;
            }
            match column {
                Some(Column::Problem) => {
                    let pieces = push_cell(&mut self.parts.source, cell);
                    self.add_problems(pieces);
                }
                Some(Column::Goal) => {
                    let pieces = push_cell(&mut self.parts.source, cell);
                    self.add_goal(pieces);
                }
                Some(Column::Measure) => self.measure(cell),
                _ => {}
            }
        }
        self.fields(row, next);
    }

    fn cell<'c>(&self, row: &'c [Cell], column: Column) -> Option<&'c Cell> {
        let at = self.columns.iter().position(|c| *c == Some(column))?;
        row.get(at)
    }

    fn number_cell(&mut self, row: &[Cell]) {
        let no =
            self.cell(row, Column::Number).and_then(|cell| text_of(cell).trim_end_matches(['.', '、']).parse().ok());
        if let Some((chapter, _)) = &mut self.chapter {
            chapter.no = no;
        }
    }

    /// The same words in the next row are the same problem.
    fn add_problems(&mut self, pieces: Vec<Piece>) {
        let source = &self.parts.source;
        for piece in pieces {
            let known = self.problems.iter().any(|&other| source.folded(other) == source.folded(piece));
            if !known {
                self.problems.push(piece);
            }
        }
    }

    fn add_goal(&mut self, pieces: Vec<Piece>) {
        let source = &self.parts.source;
        if let Some((chapter, _)) = &mut self.chapter {
            for piece in pieces {
                if !chapter.goal.iter().any(|&other| source.folded(other) == source.folded(piece)) {
                    chapter.goal.push(piece);
                }
            }
        }
    }

    fn measure(&mut self, cell: &Cell) {
        let pieces = push_cell(&mut self.parts.source, cell);
        let mut tree = tree::build(&self.parts.source, &pieces, &mut self.room);
        if let Some((chapter, _)) = &mut self.chapter {
            let before = chapter.tree.nodes.len();
            // Each row begins at its own number; what came before stands in the row above.
            if let Some(first) = tree.nodes.first_mut().filter(|node| node.fault == Some(Fault::Sequence)) {
                first.fault = None;
            }
            chapter.tree.nodes.extend(tree.nodes);
            chapter.tree.intro.extend(tree.intro);
            chapter.tree.fields.extend(tree.fields.into_iter().map(|(n, field)| (before + n, field)));
        }
    }

    /// Fields of a row; a merged cell is written down at its last row, so that it covers all of them.
    fn fields(&mut self, row: &[Cell], next: Option<&Vec<Cell>>) {
        for (n, column) in self.columns.clone().into_iter().enumerate() {
            let (Some(Column::Field(kind, name)), Some(cell)) = (column, row.get(n)) else { continue };
            let goes_on = next.and_then(|row| row.get(n)).is_some_and(|cell| cell.repeated)
                && next.is_some_and(|row| columns(row).is_none() && !spans_all(row));
            let Some((chapter, _)) = &mut self.chapter else { continue };
            if goes_on && !chapter.tree.nodes.is_empty() {
                continue;
            }
            let before = chapter.tree.nodes.len();
            let pieces = push_cell(&mut self.parts.source, cell);
            let empty = Piece { line: usize::MAX, start: 0, end: 0 };
            let pieces = if pieces.is_empty() { vec![empty] } else { pieces };
            for piece in pieces {
                let labelled = self
                    .parts
                    .source
                    .lines
                    .get(piece.line)
                    .is_some_and(|line| field::opens_with_field(&line.folded, piece.start, piece.end));
                let fields = if labelled {
                    field::fields(&self.parts.source, piece)
                } else {
                    vec![Field { kind, name, label: piece, value: piece }]
                };
                chapter.tree.fields.extend(fields.into_iter().map(|field| (before, field)));
            }
        }
    }

    fn close(&mut self) {
        if let Some((mut chapter, _)) = self.chapter.take() {
            chapter.problems = problem::split(&self.parts.source, &self.problems);
            if !chapter.tree.nodes.is_empty() || !chapter.problems.is_empty() {
                self.parts.chapters.push(chapter);
            }
        }
        self.problems.clear();
    }
}

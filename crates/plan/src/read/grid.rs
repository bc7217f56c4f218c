//! Cells with spans to a table in which every row has every column.

use super::sink::Sink;
use super::unreadable::Unreadable;
use crate::document::{Block, Cell, Paragraph, Table};

/// Widest reach of a span; Word's own limit is 63 columns.
const MAX_COLUMNS: usize = 64;

/// A table in the making.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<Cell>>,
    /// For each column, how many further rows its last cell still covers.
    covered: Vec<u32>,
}

impl Grid {
    pub(super) fn start_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Puts a cell at the next free place; it covers `columns` and `rows`, both at least 1.
    pub(super) fn put(&mut self, sink: &mut Sink, cell: Cell, columns: usize, rows: u32) -> Result<(), Unreadable> {
        self.fill_covered(sink)?;
        for nth in 0..self.reach(columns) {
            let column = self.width();
            if self.covered.len() <= column {
                self.covered.resize(column + 1, 0);
            }
            if let Some(covered) = self.covered.get_mut(column) {
                *covered = rows.saturating_sub(1);
            }
            let copy = Cell { repeated: cell.repeated || nth > 0, ..cell.clone() };
            sink.cell(&copy, nth > 0)?;
            self.push(copy);
        }
        Ok(())
    }

    /// Repeats what stands above in the next `columns` places (Word says where a merged cell goes on).
    pub(super) fn put_above(&mut self, sink: &mut Sink, columns: usize) -> Result<(), Unreadable> {
        for _ in 0..self.reach(columns) {
            let above = self.rows.len().checked_sub(2).and_then(|row| self.rows.get(row)?.get(self.width()));
            let copy = above.map_or_else(empty, |cell| Cell { repeated: true, ..cell.clone() });
            sink.cell(&copy, true)?;
            self.push(copy);
        }
        Ok(())
    }

    /// Leaves `columns` places empty.
    pub(super) fn skip(&mut self, sink: &mut Sink, columns: usize) -> Result<(), Unreadable> {
        for _ in 0..columns.min(MAX_COLUMNS) {
            sink.cell(&empty(), false)?;
            self.push(empty());
        }
        Ok(())
    }

    /// Fills what cells of rows above still cover, up to the first free place.
    pub(super) fn fill_covered(&mut self, sink: &mut Sink) -> Result<(), Unreadable> {
        while let Some(covered) = self.covered.get_mut(self.rows.last().map_or(0, Vec::len)).filter(|rows| **rows > 0) {
            *covered -= 1;
            self.put_above(sink, 1)?;
        }
        Ok(())
    }

    /// The finished table. A table of one column is a frame around text: its paragraphs stand for themselves.
    pub(super) fn finish(mut self, sink: &mut Sink) -> Result<Vec<Block>, Unreadable> {
        self.rows.retain(|row| !row.is_empty());
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        if width <= 1 {
            let kept = self.rows.into_iter().flatten().filter(|cell| !cell.repeated);
            return Ok(kept.flat_map(|cell| cell.paragraphs).map(Block::Paragraph).collect());
        }
        for row in &mut self.rows {
            for _ in row.len()..width {
                sink.cell(&empty(), false)?;
                row.push(empty());
            }
        }
        Ok(vec![Block::Table(Table { rows: self.rows })])
    }

    fn width(&self) -> usize {
        self.rows.last().map_or(0, Vec::len)
    }

    fn reach(&self, columns: usize) -> usize {
        columns.clamp(1, MAX_COLUMNS.saturating_sub(self.width()).max(1))
    }

    fn push(&mut self, cell: Cell) {
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }
}

const fn empty() -> Cell {
    Cell { paragraphs: Vec::new(), repeated: false }
}

/// The paragraphs of blocks inside a cell, those of tables within included.
pub(super) fn flatten(blocks: Vec<Block>) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => paragraphs.push(paragraph),
            Block::Table(table) => {
                let kept = table.rows.into_iter().flatten().filter(|cell| !cell.repeated);
                paragraphs.extend(kept.flat_map(|cell| cell.paragraphs));
            }
        }
    }
    paragraphs
}

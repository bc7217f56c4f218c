//! 分段 a document taken apart into chapters and sections, from running text or from tables.

use crate::document::{Block, Document};
use crate::outline::{Draft, Heading, Section, outline};
use crate::plan::Reason;
use crate::problem::{self, Item};
use crate::source::{Piece, Source};
use crate::table;
use crate::tree::{self, Fault, Tree};

/// A chapter taken apart.
#[derive(Debug, Default)]
pub(crate) struct Part {
    pub heading: Option<Heading>,
    /// The cell that names the indicator, in a table.
    pub indicator: Option<Piece>,
    /// The number a table gives.
    pub no: Option<u32>,
    pub intro: Vec<Piece>,
    pub problems: Vec<Item>,
    pub goal: Vec<Piece>,
    pub tree: Tree,
    pub sections: Vec<(Section, Piece)>,
}

/// A document taken apart.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub source: Source,
    pub title: Vec<Piece>,
    pub preamble: Vec<Piece>,
    pub chapters: Vec<Part>,
    pub set_aside: Vec<(Piece, Reason)>,
}

/// Tables with known headings are read as tables; everything else as running text.
pub(crate) fn parts(document: &Document) -> Parts {
    let tabular = document.blocks.iter().any(|block| matches!(block, Block::Table(table) if table::is_plan(table)));
    if tabular {
        return table::parts(document);
    }
    let source = Source::flat(document);
    let outline = outline(&source);
    let mut room = tree::MOST;
    let mut chapters: Vec<Part> = outline.drafts.into_iter().map(|draft| part(&source, draft, &mut room)).collect();
    number_through(&mut chapters);
    Parts { title: outline.title, preamble: outline.preamble, chapters, set_aside: outline.set_aside, source }
}

/// Numbers that run on from the chapter before are in order.
fn number_through(chapters: &mut [Part]) {
    let mut last = None;
    for chapter in chapters {
        if let Some(first) = chapter.tree.nodes.first_mut() {
            let ordinal = first.label.map(|label| label.ordinal);
            if first.fault == Some(Fault::Sequence) && ordinal == last {
                first.fault = None;
            }
        }
        last = chapter.tree.nodes.last().and_then(|node| node.label).map(|label| label.ordinal + 1);
    }
}

fn part(source: &Source, draft: Draft, room: &mut usize) -> Part {
    Part {
        heading: draft.heading,
        indicator: None,
        no: None,
        intro: draft.intro,
        problems: problem::split(source, &draft.problems),
        goal: draft.goal,
        tree: tree::build(source, &draft.measures, room),
        sections: draft.sections,
    }
}

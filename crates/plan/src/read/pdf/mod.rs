//! PDF with a text layer: signs with their places, from them lines, from them paragraphs.

mod font;
mod line;
mod paragraph;

use super::sink::Sink;
use super::unreadable::Unreadable;
use crate::document::{Block, Document, FindingKind, Format};
use line::{Line, Signs};
use pdf_extract::Document as Pdf;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Most pages; a plan has at most some hundred.
const MAX_PAGES: usize = 1_000;

pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let (pages, unread) = guarded(|| pages(bytes))?;
    let empty = pages.iter().filter(|lines| lines.is_empty()).count();
    if pages.is_empty() || empty == pages.len() {
        return Err(Unreadable::new(if unread > 0 { "broken_pdf" } else { "scan" }).with("place", "text"));
    }
    let mut sink = Sink::default();
    let mut blocks = Vec::new();
    for text in paragraph::join(pages) {
        blocks.push(Block::Paragraph(sink.paragraph(text)?));
    }
    sink.note(0, empty, FindingKind::PagesWithoutText);
    sink.finish(Format::Pdf, blocks)
}

/// The lines of each page, and how many pages could not be read at all.
fn pages(bytes: &[u8]) -> Result<(Vec<Vec<Line>>, usize), Unreadable> {
    let mut pdf = Pdf::load_mem(bytes).map_err(|error| match error {
        pdf_extract::Error::InvalidPassword => Unreadable::new("locked_pdf"),
        _ => broken("structure"),
    })?;
    // Many a PDF is only locked against changes: the empty password opens it.
    if pdf.is_encrypted() && pdf.decrypt("").is_err() {
        return Err(Unreadable::new("locked_pdf"));
    }
    font::mend(&mut pdf);
    let numbers: Vec<u32> = pdf.get_pages().into_keys().collect();
    if numbers.len() > MAX_PAGES {
        return Err(Unreadable::new("bomb").with("place", format!("> {MAX_PAGES} pages")));
    }
    let mut unread = 0;
    let mut pages = Vec::new();
    for number in numbers {
        let mut signs = Signs::default();
        // One bad page does not lose the others.
        let read = guarded(|| {
            pdf_extract::output_doc_page(&pdf, &mut signs, number).map_err(|_| broken(&format!("page {number}")))
        });
        unread += usize::from(read.is_err());
        if signs.overflown() {
            return Err(Unreadable::new("bomb").with("place", format!("page {number}")));
        }
        pages.push(signs.lines());
    }
    Ok((pages, unread))
}

/// The PDF library panics on files it does not expect; that is a broken file, not a broken program.
fn guarded<T>(work: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(broken("content")))
}

fn broken(place: &str) -> Unreadable {
    Unreadable::new("broken_pdf").with("place", place)
}

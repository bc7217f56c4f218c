//! 读入 a file's bytes to a [`Document`], whatever kind of file it is.
//!
//! The kind is judged by content; the name only tells Markdown from text. Whatever cannot be read is answered with an
//! [`Unreadable`] that says what the file is and what to do. Limits on size, depth and number hold inside each reader;
//! limits on time and memory are set around it by whoever starts it on a file that came from outside
//! ([`needs_guard`]).

mod decode;
mod docx;
mod finding;
mod grid;
mod html;
mod pdf;
mod sink;
mod sniff;
mod text;
mod unreadable;

pub use sink::{MAX_LINE_CHARS, MAX_PARAGRAPHS};
pub use unreadable::Unreadable;

use crate::document::{Document, Format};
use sniff::Kind;

/// Longest file of plain text or html, in bytes. A long plan is about 200 KB.
pub const MAX_TEXT_BYTES: usize = 16 << 20;

/// Longest docx or PDF, in bytes; pictures make them large.
pub const MAX_PACKED_BYTES: usize = 64 << 20;

/// Reads `bytes`; `name` is the file's name, for messages and for the ending `.md`.
///
/// # Errors
/// [`Unreadable`] when the file is of a kind that is not read (old Word, scans, spreadsheets, …), is locked by a
/// password, is broken, holds no text, or goes beyond a limit.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Unreadable> {
    of_kind(name, bytes).map_err(|unreadable| unreadable.with("name", name))
}

/// Whether this content goes through a parser that hostile input may exhaust (docx, PDF, html), so that it is to be
/// read in a process of its own.
#[must_use]
pub fn needs_guard(name: &str, bytes: &[u8]) -> bool {
    matches!(sniff::kind(name, bytes), Kind::Zip | Kind::Pdf | Kind::Html)
}

fn of_kind(name: &str, bytes: &[u8]) -> Result<Document, Unreadable> {
    let kind = sniff::kind(name, bytes);
    let limit = match kind {
        Kind::Zip | Kind::Pdf => MAX_PACKED_BYTES,
        _ => MAX_TEXT_BYTES,
    };
    match kind {
        Kind::Refused(code) => Err(Unreadable::new(code)),
        _ if bytes.len() > limit => {
            Err(Unreadable::new("file_too_large").with("size", bytes.len() >> 20).with("limit", limit >> 20))
        }
        Kind::Text => text::read(bytes, Format::Text),
        Kind::Markdown => text::read(bytes, Format::Markdown),
        Kind::Html => html::read(bytes),
        Kind::Zip => docx::read(bytes),
        Kind::Pdf => pdf::read(bytes),
    }
}

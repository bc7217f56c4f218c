//! Word documents: the package and its parts.

mod body;
mod list;
mod number;
mod package;
mod style;
mod xml;

pub(super) use number::{chinese, letters, roman};

use super::sink::Sink;
use super::unreadable::Unreadable;
use crate::document::{Document, Format};
use package::Package;

/// Reads a package; anything but a Word document in it is told by its entries.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let body = package.part(&main)?.ok_or_else(|| broken(&main))?;
    let numbering = package.related(&main, "/numbering")?;
    let styles = package.related(&main, "/styles")?;
    let styles = match &styles {
        Some(part) => style::Styles::read(&part.tree()?),
        None => style::Styles::default(),
    };
    let lists = match &numbering {
        Some(part) => list::Lists::read(&part.tree()?, &styles),
        None => list::Lists::default(),
    };
    let mut sink = Sink::default();
    let blocks = body::read(&body.tree()?, lists, &styles, &mut sink)?;
    sink.finish(Format::Docx, blocks)
}

fn broken(place: &str) -> Unreadable {
    Unreadable::new("broken_docx").with("place", place)
}

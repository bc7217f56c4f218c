//! The zip package around a Word document, opened with limits.

use super::super::unreadable::Unreadable;
use super::broken;
use super::xml::{self, Element};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most entries of a package.
const MAX_ENTRIES: usize = 10_000;

/// Largest part that is unpacked, in bytes; a plan of 100 pages is about 2 MB of XML.
const MAX_PART: u64 = 64 << 20;

/// Largest sum of what all entries claim to unpack to, in bytes.
const MAX_CLAIMED: u64 = 1 << 30;

/// Most times that a part may be larger than its packed form; XML of Word packs to a tenth, seldom to a fiftieth.
const MAX_RATIO: u64 = 250;

/// From this size on, the ratio counts, in bytes.
const RATIO_FROM: u64 = 4 << 20;

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

/// One unpacked XML part.
pub(super) struct Part {
    name: String,
    text: String,
}

impl Part {
    pub(super) fn tree(&self) -> Result<Element, Unreadable> {
        xml::parse(&self.name, &self.text)
    }
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if claimed_entries(bytes) > MAX_ENTRIES {
            return Err(Unreadable::new("bomb").with("place", format!("> {MAX_ENTRIES} entries")));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("zip"))?;
        if let Some(code) = other_kind(&archive) {
            return Err(Unreadable::new(code));
        }
        let mut package = Self { archive };
        package.check_claims()?;
        Ok(package)
    }

    fn check_claims(&mut self) -> Result<(), Unreadable> {
        let mut claimed = 0_u64;
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(index).map_err(|_| broken("zip"))?;
            if entry.encrypted() {
                return Err(Unreadable::new("locked_office"));
            }
            claimed = claimed.saturating_add(entry.size());
        }
        if claimed > MAX_CLAIMED {
            return Err(Unreadable::new("bomb").with("place", format!("{} MB", claimed >> 20)));
        }
        Ok(())
    }

    /// The name of the part that holds the document's text.
    pub(super) fn main_part(&mut self) -> Result<String, Unreadable> {
        let named = self.target("", "/officeDocument")?;
        Ok(named.unwrap_or_else(|| "word/document.xml".to_owned()))
    }

    /// The part that `from` refers to by a relation whose type ends in `kind`, if there is one.
    pub(super) fn related(&mut self, from: &str, kind: &str) -> Result<Option<Part>, Unreadable> {
        match self.target(from, kind)? {
            Some(name) => self.part(&name),
            None => Ok(None),
        }
    }

    fn target(&mut self, from: &str, kind: &str) -> Result<Option<String>, Unreadable> {
        let (folder, file) = from.rsplit_once('/').map_or(("", from), |(folder, file)| (folder, file));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(relations) = self.part(&format!("{folder}{slash}_rels/{file}.rels"))? else { return Ok(None) };
        let tree = relations.tree()?;
        let relation =
            tree.children().find(|relation| relation.attr("Type").is_some_and(|given| given.ends_with(kind)));
        Ok(relation.and_then(|relation| relation.attr("Target")).map(|target| match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}{slash}{target}"),
        }))
    }

    /// The unpacked part of that name, `None` where there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, Unreadable> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let mut entry = self.archive.by_index(index).map_err(|_| broken(name))?;
        let packed = entry.compressed_size().max(1);
        let mut bytes = Vec::new();
        // What the entry claims is not believed: unpacking itself stops at the limit.
        let allowed = MAX_PART.min(RATIO_FROM.max(packed.saturating_mul(MAX_RATIO)));
        let read = (&mut entry).take(allowed + 1).read_to_end(&mut bytes).map_err(|_| broken(name))?;
        if read as u64 > allowed {
            return Err(Unreadable::new("bomb").with("place", format!("{name} > {} MB", allowed >> 20)));
        }
        let text = super::super::decode::decode(&bytes).map_err(|_| broken(name))?.text;
        Ok(Some(Part { name: name.to_owned(), text }))
    }
}

/// How many entries the end of the archive announces, without reading them. 65,535 stands for "more than that".
fn claimed_entries(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(22 + 0xffff)..).unwrap_or(bytes);
    let end = tail.windows(4).rposition(|window| window == b"PK\x05\x06");
    let count = end.and_then(|end| tail.get(end + 10..end + 12));
    count.and_then(|count| <[u8; 2]>::try_from(count).ok()).map_or(0, |count| usize::from(u16::from_le_bytes(count)))
}

/// The code for a package that is not a Word document.
fn other_kind(archive: &ZipArchive<Cursor<&[u8]>>) -> Option<&'static str> {
    let any = |start: &str| archive.file_names().flatten().any(|name| name.starts_with(start));
    if any("word/") || any("_rels/.rels") && !any("xl/") && !any("ppt/") {
        None
    } else if any("xl/") {
        Some("sheet")
    } else if any("ppt/") {
        Some("slides")
    } else if any("OFD.xml") {
        Some("ofd")
    } else if any("mimetype") && any("content.xml") {
        Some("odt")
    } else {
        Some("archive")
    }
}

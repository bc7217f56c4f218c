//! 收存文件: the bytes are on disk before the act that refers to them; the act registers the file.

use crate::{Answer, Failure, Office};
use docket::Hash;
use store::{Desk, FileRow};
use vocab::DocketId;

/// A file whose bytes are kept but that no act has registered yet; forgotten after a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Hash of its bytes, by which events refer to it.
    pub sm3: Hash,
    /// Number of bytes.
    pub size: i64,
    /// The name it was handed in under.
    pub name: String,
    /// Media type, found from its bytes.
    pub media: &'static str,
}

impl Kept {
    /// The row that registers it at `docket`.
    pub(crate) fn row(&self, desk: &mut Desk<'_>, docket: Option<DocketId>) -> FileRow {
        FileRow {
            id: desk.new_file(),
            docket,
            sm3: self.sm3,
            size: self.size,
            name: self.name.clone(),
            media: self.media.to_owned(),
            account: desk.actor().account,
            at: desk.at(),
        }
    }

    /// As events refer to it.
    #[must_use]
    pub fn reference(&self) -> ledger::FileRef {
        ledger::FileRef(self.sm3.to_string())
    }
}

/// Keeps the bytes of a file.
///
/// # Errors
/// A refusal for a file that is never evidence: empty, or a program.
pub async fn keep_file(office: &Office, name: &str, bytes: Vec<u8>) -> Answer<Kept> {
    let media = media(&bytes).ok_or_else(|| docket::Refusal::new("file.refused").with("name", clean(name)))?;
    let kept = office.store().file_put(bytes).await.map_err(Failure::File)?;
    Ok(Kept { sm3: kept.sm3, size: i64::try_from(kept.size).unwrap_or(i64::MAX), name: clean(name), media })
}

/// The name without folders and control characters, at most 120 characters.
fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    let name: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    if name.is_empty() { "file".to_owned() } else { name }
}

/// The media type by the first bytes. Names lie; what cannot be recognised is kept as plain bytes and only ever
/// downloaded. `None` for what is refused.
fn media(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 7] = [
        (b"%PDF-", "application/pdf"),
        (b"\x89PNG\r\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF8", "image/gif"),
        (b"PK\x03\x04", "application/zip"),
        (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
        (b"RIFF", "application/octet-stream"),
    ];
    const PROGRAMS: [&[u8]; 3] = [b"MZ", b"\x7fELF", b"#!"];
    if bytes.is_empty() || PROGRAMS.iter().any(|head| bytes.starts_with(head)) {
        return None;
    }
    let known = KNOWN.iter().find(|(head, _)| bytes.starts_with(head)).map(|(_, media)| *media);
    let text = || std::str::from_utf8(bytes).is_ok_and(|it| !it.contains('\0'));
    Some(known.unwrap_or_else(|| if text() { "text/plain; charset=utf-8" } else { "application/octet-stream" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_bytes() {
        assert_eq!(media(b"%PDF-1.7 ..."), Some("application/pdf"));
        assert_eq!(media("进展说明".as_bytes()), Some("text/plain; charset=utf-8"));
        assert_eq!(media(b"\0\x01"), Some("application/octet-stream"));
    }

    #[test]
    fn programs_and_empty_files_are_no_evidence() {
        for bytes in [&b"MZ\x90"[..], b"\x7fELF", b"#!/bin/sh", b""] {
            assert_eq!(media(bytes), None);
        }
    }

    #[test]
    fn a_name_cannot_be_a_path() {
        assert_eq!(clean("..\\..\\佐证.pdf"), "佐证.pdf");
        assert_eq!(clean("/etc/passwd"), "passwd");
        assert_eq!(clean("a\n"), "a");
        assert_eq!(clean("/"), "file");
    }
}

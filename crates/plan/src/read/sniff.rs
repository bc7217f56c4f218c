//! What kind of file some bytes are, by their content.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Markdown,
    Html,
    /// A package: docx, or something else that only its entries tell.
    Zip,
    Pdf,
    /// Recognised and not read: the code of the answer.
    Refused(&'static str),
}

/// Starts of files that are told by their first bytes alone.
const MAGIC: [(&[u8], &str); 17] = [
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\0\0\x01\0", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"{\\rtf", "rtf"),
    (b"MIME-Version:", "web_archive"),
    (b"From: <Saved by", "web_archive"),
    (b"\x7fELF", "not_text"),
    (b"MZ\x90\0", "not_text"),
    (b"SQLite format 3\0", "not_text"),
];

/// How far a mark may stand from the start of a file.
const HEAD: usize = 4096;

pub(super) fn kind(name: &str, bytes: &[u8]) -> Kind {
    if bytes.is_empty() {
        return Kind::Refused("empty");
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Kind::Refused(compound(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if has(head.get(..1024).unwrap_or(head), b"%PDF-") {
        return Kind::Pdf;
    }
    if let Some((_, code)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Kind::Refused(code);
    }
    let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    let heic = bytes.get(4..8) == Some(b"ftyp");
    if riff || bitmap || heic {
        return Kind::Refused("image");
    }
    marked_up(name, head)
}

/// Text, by its markup and its name.
fn marked_up(name: &str, head: &[u8]) -> Kind {
    // UTF-16 puts a NUL beside each Latin letter.
    let plain: String = head
        .iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| byte.to_ascii_lowercase() as char)
        .collect();
    let plain = plain.trim_start();
    let ends = |ending: &str| name.to_lowercase().ends_with(ending);
    let word = ["progid=\"word.document\"", "office/word/2003/wordml", "<pkg:package"];
    if plain.starts_with("<?xml") && word.iter().any(|mark| plain.contains(mark)) {
        return Kind::Refused("word_xml");
    }
    let page = plain.starts_with("<!doctype html")
        || plain.starts_with('<') && (plain.contains("<html") || plain.contains("<body"));
    let fragment = ["<p", "<div", "<table", "<br", "<h1", "<span"].iter().any(|tag| plain.contains(tag));
    if page || fragment && (ends(".html") || ends(".htm")) {
        Kind::Html
    } else if ends(".md") || ends(".markdown") {
        Kind::Markdown
    } else {
        Kind::Text
    }
}

/// An OLE compound file, by the names in its directory (UTF-16).
fn compound(bytes: &[u8]) -> &'static str {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        has(bytes, &wide)
    };
    if names("EncryptedPackage") {
        "locked_office"
    } else if names("Workbook") {
        "sheet"
    } else if names("PowerPoint Document") {
        "slides"
    } else {
        "doc"
    }
}

fn has(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

//! Runs `cases/read/*.toml`: what each reader makes of a small file, and what it says to files it does not read.

use super::convert::{docx, package};
use plan::document::{Block, Document};
use plan::read::read;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// The file's name; its ending does not decide what it is.
    file: String,
    /// The file as text, where it is one.
    text: Option<String>,
    /// Bytes in hexadecimal.
    hex: Option<String>,
    /// Names of the entries of a package.
    entries: Option<Vec<String>>,
    /// Elements of `w:body`; with them the parts for numbering and styles.
    body: Option<String>,
    #[serde(default)]
    numbering: String,
    #[serde(default)]
    styles: String,
    /// Paragraphs as they are read; a row of a table is one line, ` | ` between cells, `*` behind a repeated one.
    expect: Option<Vec<String>>,
    /// Findings as `code line count`.
    #[serde(default)]
    findings: Vec<String>,
    /// The code of the refusal.
    refuses: Option<String>,
}

impl Case {
    fn bytes(&self) -> Vec<u8> {
        if let Some(body) = &self.body {
            return docx(body, &self.numbering, &self.styles);
        }
        if let Some(entries) = &self.entries {
            return package(&entries.iter().map(|name| (name.as_str(), &b"x"[..])).collect::<Vec<_>>());
        }
        if let Some(hex) = &self.hex {
            let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
            let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
            return digits.chunks(2).map(byte).collect();
        }
        self.text.clone().unwrap_or_default().into_bytes()
    }
}

pub fn shown(document: &Document) -> Vec<String> {
    let mut shown = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => shown.push(paragraph.text.clone()),
            Block::Table(table) => shown.extend(table.rows.iter().map(|row| {
                let cells = row.iter().map(|cell| {
                    let texts: Vec<_> = cell.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
                    texts.join("/") + if cell.repeated { "*" } else { "" }
                });
                cells.collect::<Vec<_>>().join(" | ")
            })),
        }
    }
    shown
}

#[test]
fn every_case_reads_as_it_says() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases/read");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in files {
        let cases: Cases = toml::from_str(&std::fs::read_to_string(&file).unwrap())
            .unwrap_or_else(|error| unreachable!("{}: {error}", file.display()));
        for case in cases.case {
            count += 1;
            if let Err(difference) = run(&case) {
                wrong.push(format!("{} in {}: {difference}", case.name, file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 30, "only {count} cases found");
}

fn run(case: &Case) -> Result<(), String> {
    match (read(&case.file, &case.bytes()), &case.expect, &case.refuses) {
        (Ok(document), Some(expected), None) => {
            let lines = shown(&document);
            let noted: Vec<_> = document
                .findings
                .iter()
                .map(|finding| format!("{} {} {}", finding.kind.code(), finding.line, finding.count))
                .collect();
            if lines != *expected {
                Err(format!("read {lines:?}"))
            } else if noted != case.findings {
                Err(format!("found {noted:?}"))
            } else {
                Ok(())
            }
        }
        (Err(unreadable), None, Some(code)) if unreadable.code == code => {
            let worded = unreadable.zh().contains(&case.file) && unreadable.en().contains(&case.file);
            if worded { Ok(()) } else { Err("the message does not name the file".to_owned()) }
        }
        (answer, ..) => Err(format!("answered {answer:?}")),
    }
}

//! A document, or the reason why there is none, between child and parent as JSON.

use plan::Document;
use plan::document::{Block, Cell, Finding, FindingKind, Format, Paragraph, Table};
use plan::read::Unreadable;
use serde::{Deserialize, Serialize};

/// What the child says.
#[derive(Serialize, Deserialize)]
enum Answer {
    Document { format: String, blocks: Vec<WireBlock>, findings: Vec<(u32, u32, String)> },
    Unreadable { code: String, params: Vec<(String, String)> },
}

/// Line and text.
type WireParagraph = (u32, String);

/// Paragraphs, and whether it is repeated.
type WireCell = (Vec<WireParagraph>, bool);

#[derive(Serialize, Deserialize)]
enum WireBlock {
    P(WireParagraph),
    T(Vec<Vec<WireCell>>),
}

/// An answer that this version does not write.
#[derive(Debug, thiserror::Error)]
pub(super) enum WireError {
    #[error("the answer is no JSON of the expected shape")]
    Json(#[from] serde_json::Error),
    #[error("the answer names an unknown {0}")]
    Unknown(&'static str),
}

pub(super) fn write(read: Result<Document, Unreadable>) -> serde_json::Result<Vec<u8>> {
    let answer = match read {
        Ok(document) => Answer::Document {
            format: name(document.format).to_owned(),
            blocks: document.blocks.into_iter().map(to_wire).collect(),
            findings: document.findings.iter().map(|f| (f.line, f.count, f.kind.code().to_owned())).collect(),
        },
        Err(unreadable) => Answer::Unreadable {
            code: unreadable.code.to_owned(),
            params: unreadable.params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        },
    };
    serde_json::to_vec(&answer)
}

pub(super) fn parse(answer: &[u8]) -> Result<Result<Document, Unreadable>, WireError> {
    match serde_json::from_slice(answer)? {
        Answer::Document { format, blocks, findings } => {
            let format = FORMATS.into_iter().find(|known| name(*known) == format);
            let finding = |(line, count, code): (u32, u32, String)| {
                let kind = FindingKind::from_code(&code).ok_or(WireError::Unknown("finding"))?;
                Ok::<_, WireError>(Finding { line, count, kind })
            };
            Ok(Ok(Document {
                format: format.ok_or(WireError::Unknown("format"))?,
                blocks: blocks.into_iter().map(from_wire).collect(),
                findings: findings.into_iter().map(finding).collect::<Result<_, _>>()?,
            }))
        }
        Answer::Unreadable { code, params } => {
            Ok(Err(Unreadable::restore(&code, &params).ok_or(WireError::Unknown("refusal"))?))
        }
    }
}

const FORMATS: [Format; 5] = [Format::Text, Format::Markdown, Format::Docx, Format::Html, Format::Pdf];

const fn name(format: Format) -> &'static str {
    match format {
        Format::Text => "text",
        Format::Markdown => "markdown",
        Format::Docx => "docx",
        Format::Html => "html",
        Format::Pdf => "pdf",
    }
}

fn to_wire(block: Block) -> WireBlock {
    let paragraph = |paragraph: Paragraph| (paragraph.line, paragraph.text);
    let cell = |cell: Cell| (cell.paragraphs.into_iter().map(paragraph).collect(), cell.repeated);
    match block {
        Block::Paragraph(block) => WireBlock::P(paragraph(block)),
        Block::Table(table) => {
            WireBlock::T(table.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect())
        }
    }
}

fn from_wire(block: WireBlock) -> Block {
    let paragraph = |(line, text)| Paragraph { line, text };
    let cell = |(paragraphs, repeated): WireCell| Cell {
        paragraphs: paragraphs.into_iter().map(paragraph).collect(),
        repeated,
    };
    match block {
        WireBlock::P(block) => Block::Paragraph(paragraph(block)),
        WireBlock::T(rows) => {
            Block::Table(Table { rows: rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_arrives_as_it_was_sent() {
        let paragraph = |line, text: &str| Paragraph { line, text: text.to_owned() };
        for format in FORMATS {
            let sent = Document {
                format,
                blocks: vec![
                    Block::Paragraph(paragraph(1, "一、\t\"获得电力\"\u{fffd}\\")),
                    Block::Table(Table {
                        rows: vec![vec![
                            Cell { paragraphs: vec![paragraph(2, "甲"), paragraph(3, "乙")], repeated: false },
                            Cell { paragraphs: Vec::new(), repeated: true },
                        ]],
                    }),
                ],
                findings: vec![Finding { line: 1, count: 2, kind: FindingKind::BadBytes }],
            };
            assert_eq!(parse(&write(Ok(sent.clone())).unwrap()).unwrap(), Ok(sent));
        }
    }

    #[test]
    fn every_refusal_arrives_as_it_was_sent() {
        for code in Unreadable::codes() {
            let params = [("name", "方案"), ("line", "3"), ("limit", "9"), ("size", "7"), ("place", "甲")];
            let sent = Unreadable { code, params: params.map(|(name, value)| (name, value.to_owned())).to_vec() };
            assert_eq!(parse(&write(Err(sent.clone())).unwrap()).unwrap(), Err(sent));
        }
    }

    #[test]
    fn what_this_version_does_not_know_is_an_error() {
        for answer in ["", "{}", "{\"Unreadable\":{\"code\":\"none\",\"params\":[]}}"] {
            assert!(parse(answer.as_bytes()).is_err(), "{answer}");
        }
    }
}

//! Plain text and Markdown: a paragraph is a line, empty ones too, so that line numbers hold.

use super::decode::decode;
use super::sink::Sink;
use super::unreadable::Unreadable;
use crate::document::{Block, Document, FindingKind, Format};

pub(super) fn read(bytes: &[u8], format: Format) -> Result<Document, Unreadable> {
    let decoded = decode(bytes)?;
    let mut sink = Sink::default();
    let mut blocks = Vec::new();
    let mut rest = decoded.text.as_str();
    while !rest.is_empty() {
        let end = rest.find(['\r', '\n']);
        let (line, after) = end.map_or((rest, ""), |end| rest.split_at(end));
        rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\r', '\n'])).unwrap_or(after);
        let paragraph = sink.paragraph(line.to_owned())?;
        if decoded.bad > 0 {
            sink.note(paragraph.line, line.matches('\u{fffd}').count(), FindingKind::BadBytes);
        }
        blocks.push(Block::Paragraph(paragraph));
    }
    sink.finish(format, blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8]) -> Vec<(u32, String)> {
        let document = read(text, Format::Text).unwrap();
        let paragraph = |block| match block {
            Block::Paragraph(paragraph) => (paragraph.line, paragraph.text),
            Block::Table(_) => unreachable!("text has no tables"),
        };
        document.blocks.into_iter().map(paragraph).collect()
    }

    #[test]
    fn each_kind_of_line_end_counts_one_line() {
        let expected: Vec<_> = [(1, "甲"), (2, ""), (3, " 乙"), (4, "丙")].map(|(n, t)| (n, t.to_owned())).to_vec();
        for text in ["甲\n\n 乙\n丙", "甲\r\n\r\n 乙\r\n丙\r\n", "甲\r\r 乙\r丙\r", "甲\n\r\n 乙\r丙"] {
            assert_eq!(lines(text.as_bytes()), expected);
        }
    }

    #[test]
    fn a_nul_is_replaced_in_its_place_and_told_with_its_line() {
        let document = read("一、标题\n牵头\0单位\u{1b}[31m：区财政局".as_bytes(), Format::Text).unwrap();
        let Block::Paragraph(second) = &document.blocks[1] else { unreachable!() };
        assert_eq!(second.text, "牵头\u{fffd}单位\u{fffd}[31m：区财政局");
        let finding = &document.findings[0];
        assert_eq!((finding.line, finding.count, finding.kind), (2, 2, FindingKind::ControlCharacters));
    }

    #[test]
    fn a_line_without_end_is_refused_with_its_number() {
        let text = format!("标题\n{}", "长".repeat(200_001));
        let refused = read(text.as_bytes(), Format::Text).unwrap_err();
        assert_eq!(refused.code, "line_too_long");
        assert!(refused.params.contains(&("line", "2".to_owned())));
    }

    #[test]
    fn line_ends_without_number_are_refused() {
        assert_eq!(read(&[b'\n'; 100_001], Format::Text).unwrap_err().code, "too_many_paragraphs");
    }

    #[test]
    fn blanks_alone_are_no_document() {
        assert_eq!(read("\u{feff} \n\u{3000}\n".as_bytes(), Format::Text).unwrap_err().code, "no_text");
    }
}

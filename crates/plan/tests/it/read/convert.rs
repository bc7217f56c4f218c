//! The same lines of text as files of other kinds.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
                 xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A package of these entries.
pub fn package(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document of the elements of `w:body`, `w:numbering` and `w:styles`.
pub fn docx(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>");
    docx_of(&document, numbering, styles)
}

/// The same with the whole of `word/document.xml` given.
pub fn docx_of(document: &str, numbering: &str, styles: &str) -> Vec<u8> {
    let root = format!(
        "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" \
         Target=\"word/document.xml\"/></Relationships>"
    );
    let inner = format!(
        "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/numbering\" \
         Target=\"numbering.xml\"/><Relationship Id=\"r2\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>\
         </Relationships>"
    );
    package(&[
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", inner.as_bytes()),
        ("word/numbering.xml", format!("<w:numbering {W}>{numbering}</w:numbering>").as_bytes()),
        ("word/styles.xml", format!("<w:styles {W}>{styles}</w:styles>").as_bytes()),
    ])
}

pub fn paragraph_xml(text: &str) -> String {
    let runs = text.split('\t').map(|part| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(part)));
    format!("<w:p><w:r>{}</w:r></w:p>", runs.collect::<Vec<_>>().join("<w:tab/>"))
}

/// One paragraph a line.
pub fn docx_paragraphs(lines: &[&str]) -> Vec<u8> {
    docx(&lines.iter().map(|line| paragraph_xml(line)).collect::<String>(), "", "")
}

/// A cell of a table to be: its lines, and how many rows it covers.
pub struct Merged {
    pub lines: Vec<String>,
    pub rows: usize,
}

/// Paragraphs, then a table. `None` is a place that the cell above covers.
pub fn docx_table(above: &[String], rows: &[Vec<Option<Merged>>]) -> Vec<u8> {
    let cell = |cell: &Option<Merged>| {
        let (merge, lines) = match cell {
            None => ("<w:vMerge/>", String::new()),
            Some(cell) => {
                let merge = if cell.rows > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
                (merge, cell.lines.iter().map(|line| paragraph_xml(line)).collect())
            }
        };
        let lines = if lines.is_empty() { "<w:p/>".to_owned() } else { lines };
        format!("<w:tc><w:tcPr>{merge}</w:tcPr>{lines}</w:tc>")
    };
    let row = |row: &Vec<Option<Merged>>| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    let table = format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>());
    docx(&(above.iter().map(|line| paragraph_xml(line)).collect::<String>() + &table), "", "")
}

/// One `p` a line, blanks kept.
pub fn html(lines: &[&str]) -> Vec<u8> {
    let line = |line: &&str| format!("<p style='white-space: normal'>{}</p>\n", escape(line).replace('\t', "&#9;"));
    let body: String = lines.iter().map(line).collect();
    format!("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>x</title></head><body>\n{body}</body></html>")
        .into_bytes()
}

/// How the lines stand on the pages of a PDF.
pub struct Layout {
    /// Characters on a full line.
    pub width: f64,
    /// Characters that first lines are set in.
    pub indent: f64,
    /// Lines of a page.
    pub lines: usize,
}

const SIZE: f64 = 12.0;

fn width_of(c: char) -> f64 {
    if c.is_ascii() { 0.5 } else { 1.0 }
}

/// Breaks a paragraph as word processors do: words whole, no closing sign at the start of a line.
fn broken(text: &str, layout: &Layout) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let room = layout.width - if lines.is_empty() { layout.indent } else { 0.0 };
        let mut end = start;
        let mut used = 0.0;
        while end < chars.len() && used + width_of(chars[end]) <= room {
            used += width_of(chars[end]);
            end += 1;
        }
        let word = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let bad = |at: usize| {
            at < chars.len()
                && ("，。、；：？！）》”’%,;:)".contains(chars[at])
                    || "（《“‘(".contains(chars[at - 1])
                    || word(chars[at]) && word(chars[at - 1]))
        };
        while end > start + 1 && bad(end) {
            end -= 1;
        }
        let end = end.max(start + 1);
        lines.push(chars[start..end].iter().collect());
        start = end;
    }
    lines
}

/// A PDF with a text layer: one composite font, not embedded, whose codes are UTF-16 units.
pub fn pdf(lines: &[&str], layout: &Layout) -> Vec<u8> {
    pdf_of(&pages(lines, layout), &lines.concat())
}

/// The same with pages behind it that show pictures only.
pub fn pdf_and_pictures(lines: &[&str], layout: &Layout, pictures: usize) -> Vec<u8> {
    let mut pages = pages(lines, layout);
    pages.extend(vec!["q 500 0 0 700 40 40 cm Q".to_owned(); pictures]);
    pdf_of(&pages, &lines.concat())
}

fn pages(lines: &[&str], layout: &Layout) -> Vec<String> {
    let mut rows: Vec<(f64, String)> = Vec::new();
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        for (nth, part) in broken(line, layout).into_iter().enumerate() {
            rows.push((if nth == 0 { layout.indent } else { 0.0 }, part));
        }
    }
    let hex = |text: &str| text.encode_utf16().map(|unit| format!("{unit:04x}")).collect::<String>();
    let shown =
        |x: f64, y: f64, text: &str| format!("BT /F1 {SIZE} Tf 1 0 0 1 {x:.2} {y:.2} Tm <{}> Tj ET\n", hex(text));
    rows.chunks(layout.lines)
        .enumerate()
        .map(|(number, rows)| {
            let mut content = String::new();
            let mut y = 780.0;
            for (indent, text) in rows {
                content += &shown(72.0 + indent * SIZE, y, text);
                y -= SIZE * 1.6;
            }
            content + &shown(280.0, 40.0, &format!("- {} -", number + 1))
        })
        .collect()
}

/// The same with a font that names a standard encoding and brings no table of its own.
pub fn pdf_of_song(lines: &[&str], layout: &Layout) -> Vec<u8> {
    let text = String::from_utf8(pdf(lines, layout)).unwrap();
    // Names of the same length, so that all places in the file hold.
    let named = text.replace("/Encoding /Identity-H ", "/Encoding /UniGB-UCS2-H");
    assert_eq!(named.len(), text.len() + 1);
    named
        .replace("/BaseFont /FangSong /Encoding", "/BaseFont /FangSon /Encoding")
        .replace("/ToUnicode", "/NoUnicode")
        .into_bytes()
}

/// The file around the pages' contents. `text` holds every character that they show.
fn pdf_of(pages: &[String], text: &str) -> Vec<u8> {
    let mut units: Vec<u16> = (0x20..0x7f).chain(text.encode_utf16()).collect();
    units.sort_unstable();
    units.dedup();
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n\
         1 begincodespacerange <0000> <ffff> endcodespacerange\n",
    );
    for block in units.chunks(100) {
        map += &format!("{} beginbfchar\n", block.len());
        for unit in block {
            map += &format!("<{unit:04x}> <{unit:04x}>\n");
        }
        map += "endbfchar\n";
    }
    map += "endcmap CMapName currentdict /CMap defineresource pop end end";
    let stream = |text: &str| format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len());
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 7 + 2 * n)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] /MediaBox [0 0 595 842] >>", pages.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /Identity-H /DescendantFonts [4 0 R] \
         /ToUnicode 6 0 R >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /DW 1000 /W [32 126 500] /FontDescriptor 5 0 R \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /FangSong /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 \
         /Descent -200 /CapHeight 700 /StemV 80 >>"
            .to_owned(),
        stream(&map),
    ];
    for (number, content) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            8 + 2 * number
        ));
        objects.push(stream(content));
    }
    let mut file = String::from("%PDF-1.5\n");
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let table = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        file += &format!("{place:010} 00000 n \n");
    }
    file += &format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}

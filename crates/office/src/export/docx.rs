//! The parts that the office's Word documents have in common: page, fonts, table cells.

use super::ExportError;
use docx_rs::{
    AlignmentType, Docx, PageMargin, PageOrientationType, Paragraph, Run, RunFonts, Shading, Table, TableCell,
    TableLayoutType, TableRow, VAlignType, WidthType,
};
use std::io::{self, Cursor};

/// 仿宋, the type of running text.
pub(super) const TEXT: &str = "仿宋";
/// 黑体, the type of headings.
pub(super) const HEADING: &str = "黑体";
/// 小标宋, the type of titles.
const TITLE: &str = "方正小标宋简体";

/// Sizes in half points: 二号, 三号, 小四, 五号.
pub(super) const SIZE_2: usize = 44;
pub(super) const SIZE_3: usize = 32;
pub(super) const SIZE_SMALL_4: usize = 24;
pub(super) const SIZE_5: usize = 21;

/// A4 in twentieths of a point.
const A4: (u32, u32) = (11_906, 16_838);

/// An empty A4 page of margins by GB/T 9704: 37 mm above, 35 below, 28 left, 26 right; a landscape page is turned.
pub(super) fn page(landscape: bool) -> Docx {
    let upright =
        PageMargin { top: 2_098, bottom: 1_984, left: 1_587, right: 1_474, header: 851, footer: 992, gutter: 0 };
    let docx = Docx::new().default_fonts(fonts(TEXT)).default_size(SIZE_3);
    if landscape {
        let turned = PageMargin { top: 1_474, bottom: 1_587, left: 1_984, right: 1_984, ..upright };
        docx.page_size(A4.1, A4.0).page_orient(PageOrientationType::Landscape).page_margin(turned)
    } else {
        docx.page_size(A4.0, A4.1).page_margin(upright)
    }
}

/// What stands between the margins, in twentieths of a point.
pub(super) const LANDSCAPE_WIDTH: usize = 12_870;
pub(super) const UPRIGHT_WIDTH: usize = 8_845;

fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia(name)
}

pub(super) fn run(text: &str, font: &str, size: usize) -> Run {
    // Control characters have no place in XML; one of them would make the file unreadable.
    let clean: String = text.chars().filter(|c| !c.is_control() || *c == '\t').collect();
    Run::new().add_text(clean).fonts(fonts(font)).size(size)
}

/// A title, centred.
pub(super) fn title(text: &str) -> Paragraph {
    Paragraph::new().add_run(run(text, TITLE, SIZE_2)).align(AlignmentType::Center)
}

/// A line below the title, centred.
pub(super) fn subtitle(text: &str) -> Paragraph {
    Paragraph::new().add_run(run(text, TEXT, SIZE_3)).align(AlignmentType::Center)
}

/// A table of fixed columns, `widths` in twentieths of a point.
pub(super) fn table(widths: &[usize], rows: Vec<TableRow>) -> Table {
    Table::new(rows).set_grid(widths.to_vec()).width(widths.iter().sum(), WidthType::Dxa).layout(TableLayoutType::Fixed)
}

/// The row of headings, which each page of the table repeats.
pub(super) fn heading_row(names: &[&str], widths: &[usize]) -> TableRow {
    let cell = |(name, width): (&&str, &usize)| {
        let heading = Paragraph::new().add_run(run(name, HEADING, SIZE_5)).align(AlignmentType::Center);
        TableCell::new()
            .width(*width, WidthType::Dxa)
            .vertical_align(VAlignType::Center)
            .shading(Shading::new().fill("DDE6F0"))
            .add_paragraph(heading)
    };
    // `pack` turns "not to be split" into "repeated on each page" as well.
    TableRow::new(names.iter().zip(widths).map(cell).collect()).cant_split()
}

/// A cell of running text, a paragraph a line.
pub(super) fn cell(text: &str, width: usize, centred: bool) -> TableCell {
    let mut cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
    let lines: Vec<&str> = if text.is_empty() { vec![""] } else { text.lines().collect() };
    for line in lines {
        let align = if centred { AlignmentType::Center } else { AlignmentType::Left };
        cell = cell.add_paragraph(Paragraph::new().add_run(run(line, TEXT, SIZE_5)).align(align));
    }
    cell
}

/// The file. The library has no switch for rows that are repeated on each page, so it is set in what it wrote: only
/// heading rows are marked as not to be split.
pub(super) fn pack(docx: Docx) -> Result<Vec<u8>, ExportError> {
    let mut parts = docx.build();
    let body = String::from_utf8(parts.document).map_err(|error| ExportError::Docx(io::Error::other(error)))?;
    parts.document = body.replace("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />").into_bytes();
    let mut file = Cursor::new(Vec::new());
    parts.pack(&mut file).map_err(|error| ExportError::Docx(io::Error::other(error)))?;
    Ok(file.into_inner())
}

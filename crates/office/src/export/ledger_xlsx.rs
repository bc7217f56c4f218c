//! 问题整改台账 the ledger as an Excel sheet, one row a measure.

use super::ExportError;
use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// What stands around the rows.
#[derive(Clone, Debug)]
pub struct LedgerSheet {
    /// Title of the print, `洛川市河图区营商环境问题整改台账`.
    pub title: String,
    /// The day for which the lights hold; also the day of the file.
    pub on: Date,
}

/// 整改时限 a day, or words for an open end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// Written as a date, so that Excel sorts and filters it.
    Day(Date),
    /// 持续推进, or a month as the plan writes it.
    Words(String),
}

/// One row. Texts are as the plan or the units wrote them; lists are joined by the caller.
#[derive(Clone, Debug)]
pub struct LedgerRow {
    /// 序号
    pub number: u32,
    /// 反馈问题
    pub problem: String,
    /// 整改措施
    pub measure: String,
    /// 整改目标
    pub goal: String,
    /// 责任领导
    pub leader: String,
    /// 责任单位, the lead unit first.
    pub units: String,
    /// 责任人
    pub persons: String,
    /// 整改时限
    pub due: Due,
    /// 整改进展
    pub progress: String,
    /// 完成情况 已完成, 基本完成, 持续推进 …
    pub completion: String,
    /// 亮灯 the word, never a colour alone.
    pub light: String,
    /// 佐证 how many papers are attached.
    pub evidence: u32,
    /// 销号日期
    pub closed_on: Option<Date>,
}

/// Heading and width of each column, in characters.
const COLUMNS: [(&str, f64); 13] = [
    ("序号", 6.0),
    ("反馈问题", 36.0),
    ("整改措施", 48.0),
    ("整改目标", 30.0),
    ("责任领导", 10.0),
    ("责任单位", 22.0),
    ("责任人", 12.0),
    ("整改时限", 12.0),
    ("整改进展", 36.0),
    ("完成情况", 10.0),
    ("亮灯", 8.0),
    ("佐证", 6.0),
    ("销号日期", 12.0),
];

/// Height of a line of text, in points.
const LINE: f64 = 15.0;
/// Tallest row that Excel shows, in points.
const TALLEST: f64 = 409.0;
/// Longest text of a cell that Excel opens, in UTF-16 units.
const MAX_CELL: usize = 32_767;

/// Builds the sheet. Rows are written as they come, so that memory does not grow with their number.
///
/// # Errors
/// When the temporary file of the rows cannot be written, or there are more rows than a sheet holds (1,048,575).
pub fn ledger_xlsx(sheet: &LedgerSheet, rows: impl IntoIterator<Item = LedgerRow>) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(&sheet.title).set_creation_datetime(&excel(sheet.on)?));
    let page = workbook.add_worksheet_with_constant_memory()?;
    set_up(page, sheet)?;
    let styles = Styles::new();
    for (column, (name, _)) in (0_u16..).zip(COLUMNS) {
        page.write_string_with_format(0, column, name, &styles.heading)?;
    }
    let mut last = 0;
    for (at, row) in (1_u32..).zip(rows) {
        write(page, at, &row, &styles)?;
        last = at;
    }
    page.autofilter(0, 0, last, COLUMNS.len() as u16 - 1)?;
    Ok(workbook.save_to_buffer()?)
}

pub(super) struct Styles {
    pub heading: Format,
    pub text: Format,
    pub short: Format,
    pub day: Format,
}

impl Styles {
    pub fn new() -> Self {
        let cell = Format::new()
            .set_font_name("仿宋")
            .set_font_size(11)
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let centred = cell.clone().set_align(FormatAlign::Center);
        Self {
            heading: centred.clone().set_font_name("黑体").set_background_color("DDE6F0"),
            day: centred.clone().set_num_format("yyyy-mm-dd"),
            short: centred,
            text: cell,
        }
    }
}

fn set_up(page: &mut Worksheet, sheet: &LedgerSheet) -> Result<(), XlsxError> {
    page.set_name("整改台账")?;
    for (column, (_, width)) in (0_u16..).zip(COLUMNS) {
        page.set_column_width(column, width)?;
    }
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape();
    // A3; all columns on one page's width.
    page.set_paper_size(8);
    page.set_print_fit_to_pages(1, 0);
    // `&` opens a code in headers.
    page.set_header(format!("&C&\"黑体\"&14{}", sheet.title.replace('&', "&&")));
    page.set_footer(format!("&L截至 {}&R第 &P 页，共 &N 页", sheet.on));
    Ok(())
}

fn write(page: &mut Worksheet, at: u32, row: &LedgerRow, styles: &Styles) -> Result<(), XlsxError> {
    let texts: [(u16, &str, &Format); 9] = [
        (1, &row.problem, &styles.text),
        (2, &row.measure, &styles.text),
        (3, &row.goal, &styles.text),
        (4, &row.leader, &styles.short),
        (5, &row.units, &styles.text),
        (6, &row.persons, &styles.short),
        (8, &row.progress, &styles.text),
        (9, &row.completion, &styles.short),
        (10, &row.light, &styles.short),
    ];
    // Spreadsheets that do not measure wrapped text themselves would lay rows over each other.
    let width = |column: u16| COLUMNS.get(usize::from(column)).map_or(1.0, |it| it.1);
    page.set_row_height(at, height(texts.iter().map(|(column, text, _)| (*text, width(*column)))))?;
    page.write_number_with_format(at, 0, row.number, &styles.short)?;
    for (column, text, style) in texts {
        page.write_string_with_format(at, column, neutral(text), style)?;
    }
    match &row.due {
        Due::Day(day) => page.write_datetime_with_format(at, 7, excel(*day)?, &styles.day)?,
        Due::Words(words) => page.write_string_with_format(at, 7, neutral(words), &styles.short)?,
    };
    page.write_number_with_format(at, 11, row.evidence, &styles.short)?;
    match row.closed_on {
        Some(day) => page.write_datetime_with_format(at, 12, excel(day)?, &styles.day)?,
        None => page.write_blank(at, 12, &styles.short)?,
    };
    Ok(())
}

/// How tall a row is that holds these texts in columns of these widths, in points.
pub(super) fn height<'a>(texts: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    let most = texts.map(|(text, width)| lines(text, width)).max().unwrap_or(1);
    (LINE * f64::from(most)).min(TALLEST)
}

/// How many lines a text takes in a column so many letters wide, a Chinese character being as wide as two.
fn lines(text: &str, width: f64) -> u32 {
    let wrapped = text.lines().map(|line| {
        let wide: u32 = line.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum();
        // A character that does not fit whole leaves its place empty.
        (f64::from(wide) / (width - 1.0)).ceil().max(1.0) as u32
    });
    wrapped.sum::<u32>().max(1)
}

pub(super) fn excel(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |part: i8| u8::try_from(part).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), part(day.month()), part(day.day()))
}

/// Text that no spreadsheet takes for a formula, also after it went through CSV: what begins like one gets an
/// apostrophe in front. Longer texts than Excel opens are cut and say so.
pub(super) fn neutral(text: &str) -> String {
    const CUT: &str = "……（全文见系统）";
    let opens = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let safe = format!("{}{text}", if opens { "'" } else { "" });
    if safe.encode_utf16().count() <= MAX_CELL {
        return safe;
    }
    let room = MAX_CELL - CUT.encode_utf16().count();
    let mut used = 0;
    let kept = safe.chars().take_while(|c| {
        used += c.len_utf16();
        used <= room
    });
    kept.collect::<String>() + CUT
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::io::{Cursor, Read};

    fn row(number: u32) -> LedgerRow {
        LedgerRow {
            number,
            problem: "一是网上申报一次通过率偏低。".to_owned(),
            measure: "=HYPERLINK(\"http://example.invalid\")".to_owned(),
            goal: "一次通过率 <90%> & 以上".to_owned(),
            leader: "程远舟".to_owned(),
            units: "区市场监管局、区公安分局".to_owned(),
            persons: "陆文澜".to_owned(),
            due: Due::Day(date(2026, 6, 30)),
            progress: "-已开设坐席".to_owned(),
            completion: "基本完成".to_owned(),
            light: "临近".to_owned(),
            evidence: 2,
            closed_on: None,
        }
    }

    fn sheet() -> LedgerSheet {
        LedgerSheet { title: "河图区问题整改台账".to_owned(), on: date(2026, 6, 1) }
    }

    fn part(bytes: &[u8], name: &str) -> String {
        let mut text = String::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_sheet_has_heading_filter_frozen_row_and_real_dates() {
        let mut open = row(2);
        open.due = Due::Words("持续推进".to_owned());
        open.closed_on = Some(date(2026, 5, 8));
        let bytes = ledger_xlsx(&sheet(), [row(1), open]).unwrap();
        let page = part(&bytes, "xl/worksheets/sheet1.xml");
        for (name, _) in COLUMNS {
            assert!(page.contains(&format!("<t>{name}</t>")), "{name}");
        }
        assert!(page.contains("<autoFilter ref=\"A1:M3\"/>"));
        assert!(page.contains("state=\"frozen\""));
        assert!(page.contains("持续推进") && page.contains("临近"));
        // 30 June 2026 and 8 May 2026 as Excel counts days.
        assert!(page.contains("<v>46203</v>") && page.contains("<v>46150</v>"), "{page}");
        assert!(part(&bytes, "docProps/core.xml").contains("2026-06-01"));
    }

    #[test]
    fn texts_that_look_like_formulas_are_neutralised() {
        let page = part(&ledger_xlsx(&sheet(), [row(1)]).unwrap(), "xl/worksheets/sheet1.xml");
        assert!(page.contains("'=HYPERLINK") && page.contains("'-已开设坐席"));
        assert!(!page.contains("<f>"));
        for text in ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1"] {
            assert!(neutral(text).starts_with('\''), "{text}");
        }
        assert_eq!(neutral("一是=+-@"), "一是=+-@");
    }

    #[test]
    fn a_text_longer_than_excel_opens_is_cut_and_says_so() {
        let cut = neutral(&"长".repeat(40_000));
        assert_eq!(cut.encode_utf16().count(), MAX_CELL);
        assert!(cut.ends_with("（全文见系统）"));
        assert!(neutral(&"𠮷".repeat(20_000)).encode_utf16().count() <= MAX_CELL);
        assert!(ledger_xlsx(&sheet(), [LedgerRow { measure: "长".repeat(40_000), ..row(1) }]).is_ok());
    }

    #[test]
    fn a_row_is_as_tall_as_its_longest_text() {
        let long = LedgerRow { measure: "压缩办理时限".repeat(20), ..row(1) };
        let page = part(&ledger_xlsx(&sheet(), [row(1), long]).unwrap(), "xl/worksheets/sheet1.xml");
        assert!(page.contains("r=\"3\"") && page.contains("ht=\"90\""), "{page}");
        assert_eq!(lines("甲\n乙", 36.0), 2);
        assert_eq!(lines("", 36.0), 1);
    }

    #[test]
    fn a_ledger_without_rows_is_a_sheet_with_headings() {
        let page = part(&ledger_xlsx(&sheet(), []).unwrap(), "xl/worksheets/sheet1.xml");
        assert!(page.contains("<t>序号</t>"));
    }
}

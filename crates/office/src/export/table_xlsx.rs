//! 清单 any list as an Excel sheet: a heading, a filter, a frozen first row, real dates.

use super::{
    ExportError,
    ledger_xlsx::{Styles, excel, height, neutral},
};
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, Workbook};

/// What stands around the rows.
#[derive(Clone, Debug)]
pub struct Table {
    /// Name of the sheet and title of its print.
    pub title: String,
    /// The day of the file.
    pub on: Date,
    /// Heading of each column.
    pub columns: Vec<String>,
}

/// 一格
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text as people wrote it.
    Text(String),
    /// Written as a date, so that Excel sorts and filters it.
    Day(Option<Date>),
    /// A number.
    Number(u32),
}

/// Characters of a sheet's name that Excel takes.
const NAME: usize = 31;

/// Builds the sheet. Rows are written as they come, so that memory does not grow with their number.
///
/// # Errors
/// When the temporary file of the rows cannot be written, or there are more rows than a sheet holds (1,048,575).
pub fn table_xlsx(table: &Table, rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(&table.title).set_creation_datetime(&excel(table.on)?));
    let page = workbook.add_worksheet_with_constant_memory()?;
    let name = table.title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(NAME);
    page.set_name(name.collect::<String>())?;
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape();
    page.set_print_fit_to_pages(1, 0);
    page.set_header(format!("&C&\"黑体\"&14{}", table.title.replace('&', "&&")));
    page.set_footer(format!("&L截至 {}&R第 &P 页，共 &N 页", table.on));
    let styles = Styles::new();
    for (column, name) in (0_u16..).zip(&table.columns) {
        page.set_column_width(column, width(column))?;
        page.write_string_with_format(0, column, neutral(name), &styles.heading)?;
    }
    let mut last = 0;
    for (at, row) in (1_u32..).zip(rows) {
        let texts = (0_u16..).zip(&row).filter_map(|(column, cell)| match cell {
            Cell::Text(text) => Some((text.as_str(), width(column))),
            _ => None,
        });
        page.set_row_height(at, height(texts))?;
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                Cell::Text(text) => page.write_string_with_format(at, column, neutral(&text), &styles.text)?,
                Cell::Day(Some(day)) => page.write_datetime_with_format(at, column, excel(day)?, &styles.day)?,
                Cell::Day(None) => page.write_blank(at, column, &styles.short)?,
                Cell::Number(number) => page.write_number_with_format(at, column, number, &styles.short)?,
            };
        }
        last = at;
    }
    let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    page.autofilter(0, 0, last, columns)?;
    Ok(workbook.save_to_buffer()?)
}

/// The second column says what the row is about and gets the room.
const fn width(column: u16) -> f64 {
    if column == 1 { 40.0 } else { 16.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::io::{Cursor, Read};

    #[test]
    fn a_list_keeps_its_dates_and_no_cell_is_a_formula() {
        let table = Table {
            title: "督导发现".to_owned(),
            on: date(2026, 11, 24),
            columns: vec!["编号".to_owned(), "问题".to_owned(), "时限".to_owned()],
        };
        let row = |text: &str, day| vec![Cell::Number(7), Cell::Text(text.to_owned()), Cell::Day(day)];
        let rows = [row("=1+1", Some(date(2026, 6, 30))), row("标识不清", None)];
        let bytes = table_xlsx(&table, rows).unwrap();
        let mut page = String::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut page).unwrap();
        assert!(page.contains("<v>46203</v>") && page.contains("标识不清"), "{page}");
        assert!(page.contains("'=1+1") && !page.contains("<f>"), "{page}");
    }
}

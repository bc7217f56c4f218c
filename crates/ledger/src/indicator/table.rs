//! 位次表 places as they stand in a sheet: one row a place (指标, 年度, 位次, 参评数), or one column a year.

/// 一条位次 that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRank {
    /// Row of the sheet, from 1.
    pub row: usize,
    /// The indicator, as the ledger writes it.
    pub indicator: String,
    /// 评价年度
    pub year: i16,
    /// 位次
    pub place: u32,
    /// 参评数
    pub of: Option<u32>,
}

/// A cell that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFault {
    /// Row of the sheet, from 1.
    pub row: usize,
    /// Column, from 1.
    pub column: usize,
    /// What stands there.
    pub text: String,
    /// Why it cannot be used.
    pub why: TableWhy,
}

/// 原因
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableWhy {
    /// No row names the columns: 指标, and 位次 or a year.
    NoHeading,
    /// No indicator of that name is on the board.
    UnknownIndicator,
    /// Not a year.
    NotAYear,
    /// Not a place, which is a whole number from 1.
    NotAPlace,
    /// The same indicator and year as a row above.
    Twice,
}

impl TableWhy {
    /// The name under which it is worded.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoHeading => "no_heading",
            Self::UnknownIndicator => "unknown_indicator",
            Self::NotAYear => "not_a_year",
            Self::NotAPlace => "not_a_place",
            Self::Twice => "twice",
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Indicator,
    Year,
    Place,
    Of,
    PlaceOf(i16),
    Other,
}

/// Reads a sheet of text cells. What cannot be used is a fault at its cell; empty cells are passed over.
#[must_use]
pub fn read(cells: &[Vec<String>], known: &[String]) -> (Vec<TableRank>, Vec<TableFault>) {
    let heading = cells.iter().position(|row| {
        let columns: Vec<Column> = row.iter().map(|it| column(it)).collect();
        let places = |it: &Column| matches!(it, Column::Place | Column::PlaceOf(_));
        columns.contains(&Column::Indicator) && columns.iter().any(places)
    });
    let Some(heading) = heading else {
        let text = cells.first().map(|it| it.join(" ")).unwrap_or_default();
        return (Vec::new(), vec![TableFault { row: 1, column: 1, text, why: TableWhy::NoHeading }]);
    };
    let columns: Vec<Column> = cells.get(heading).into_iter().flatten().map(|it| column(it)).collect();
    let mut found = Found::default();
    for (at, row) in cells.iter().enumerate().skip(heading + 1) {
        found.row(at + 1, row, &columns, known);
    }
    (found.ranks, found.faults)
}

#[derive(Default)]
struct Found {
    ranks: Vec<TableRank>,
    faults: Vec<TableFault>,
}

impl Found {
    fn row(&mut self, row: usize, cells: &[String], columns: &[Column], known: &[String]) {
        let cell = |wanted: Column| {
            let at = columns.iter().position(|it| *it == wanted)?;
            Some((at + 1, cells.get(at)?.trim())).filter(|it| !it.1.is_empty())
        };
        let Some((at, name)) = cell(Column::Indicator) else { return };
        let Some(indicator) = known.iter().find(|it| same(it, name)) else {
            return self.fault(row, at, name, TableWhy::UnknownIndicator);
        };
        let of = cell(Column::Of).and_then(|(_, text)| number(text));
        for (at, held) in columns.iter().enumerate() {
            let text = cells.get(at).map_or("", |it| it.trim());
            let year = match held {
                _ if text.is_empty() => continue,
                Column::PlaceOf(year) => *year,
                Column::Place => match cell(Column::Year) {
                    Some((at, text)) => match year(text) {
                        Some(year) => year,
                        None => return self.fault(row, at, text, TableWhy::NotAYear),
                    },
                    None => return self.fault(row, at + 1, text, TableWhy::NotAYear),
                },
                _ => continue,
            };
            let Some((place, among)) = place(text) else {
                self.fault(row, at + 1, text, TableWhy::NotAPlace);
                continue;
            };
            if self.ranks.iter().any(|it| it.indicator == *indicator && it.year == year) {
                self.fault(row, at + 1, text, TableWhy::Twice);
                continue;
            }
            self.ranks.push(TableRank { row, indicator: indicator.clone(), year, place, of: among.or(of) });
        }
    }

    fn fault(&mut self, row: usize, column: usize, text: &str, why: TableWhy) {
        self.faults.push(TableFault { row, column, text: text.to_owned(), why });
    }
}

fn column(text: &str) -> Column {
    let text: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    if let Some(year) = year(&text) {
        return Column::PlaceOf(year);
    }
    let has = |words: &[&str]| words.iter().any(|it| text.contains(it));
    match () {
        () if has(&["参评", "总数", "个数", "县数"]) => Column::Of,
        () if has(&["位次", "名次", "排名", "排位"]) => Column::Place,
        () if has(&["年度", "年份"]) => Column::Year,
        () if has(&["指标"]) => Column::Indicator,
        () => Column::Other,
    }
}

/// `2024`, `2024年`, `2024年度位次`.
fn year(text: &str) -> Option<i16> {
    let digits = text.get(..4)?;
    let rest = text.get(4..)?;
    let follows = rest.is_empty() || rest.starts_with('年') || rest.starts_with("位次") || rest.starts_with("排名");
    let year = digits.parse().ok().filter(|it| (2000..2100).contains(it));
    year.filter(|_| follows)
}

/// `13`, `第13`, `第13名`, `13/103`, `第十三名`.
fn place(text: &str) -> Option<(u32, Option<u32>)> {
    let text = text.trim_start_matches('第').trim_end_matches(['名', '位']);
    let (place, of) = text.split_once('/').map_or((text, None), |(place, of)| (place, Some(of)));
    let place = number(place).filter(|it| *it > 0)?;
    match of {
        Some(of) => Some((place, Some(number(of)?))),
        None => Some((place, None)),
    }
}

fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    // Spreadsheets hand whole numbers on as `13.0`.
    let text = text.strip_suffix(".0").unwrap_or(text);
    text.parse().ok().or_else(|| vocab::numeral::parse(text).and_then(|it| u32::try_from(it).ok()))
}

fn same(known: &str, written: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars().filter(|it| !it.is_whitespace() && !matches!(it, '“' | '”' | '"' | '《' | '》')).collect()
    };
    let (known, written) = (bare(known), bare(written));
    known == written || written.strip_suffix("指标") == Some(known.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split('|').map(|it| it.trim().to_owned()).collect()).collect()
    }

    fn known() -> Vec<String> {
        ["获得电力", "开办企业", "总体"].map(str::to_owned).to_vec()
    }

    type Said = (Vec<(String, i16, u32, Option<u32>)>, Vec<(usize, usize, TableWhy)>);

    fn said(text: &str) -> Said {
        let (ranks, faults) = read(&cells(text), &known());
        (
            ranks.into_iter().map(|it| (it.indicator, it.year, it.place, it.of)).collect(),
            faults.into_iter().map(|it| (it.row, it.column, it.why)).collect(),
        )
    }

    #[test]
    fn a_row_a_place_and_a_column_a_year_are_both_read() {
        let rows =
            said("全省评价结果\n序号|指标名称|年度|位次|参评县数\n1|获得电力|2024年|第13名|103\n2|开办企业|2024|二十|");
        assert_eq!(rows.1, []);
        assert_eq!(rows.0, [("获得电力".to_owned(), 2024, 13, Some(103)), ("开办企业".to_owned(), 2024, 20, None)]);
        let years = said("一级指标|2023年位次|2024年位次\n“获得电力”指标|40.0|31/103\n开办企业||12");
        assert_eq!(years.1, []);
        assert_eq!(years.0.len(), 3);
        assert!(years.0.contains(&("获得电力".to_owned(), 2024, 31, Some(103))));
    }

    #[test]
    fn what_cannot_be_used_is_named_by_row_and_column() {
        let (ranks, faults) = said(
            "指标|年度|位次\n获得用电|2024|3\n获得电力|去年|3\n获得电力|2024|前列\n获得电力|2023|0\n开办企业|2024|5\n开办企业|2024|6",
        );
        assert_eq!(ranks, [("开办企业".to_owned(), 2024, 5, None)]);
        assert_eq!(
            faults,
            [
                (2, 1, TableWhy::UnknownIndicator),
                (3, 2, TableWhy::NotAYear),
                (4, 3, TableWhy::NotAPlace),
                (5, 3, TableWhy::NotAPlace),
                (7, 3, TableWhy::Twice)
            ]
        );
        assert_eq!(said("甲|乙\n1|2").1, [(1, 1, TableWhy::NoHeading)]);
        assert_eq!(said("").1, [(1, 1, TableWhy::NoHeading)]);
    }
}

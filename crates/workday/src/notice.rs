//! 放假通知 one year's notice of the State Council, read from TOML and checked.

use crate::Fault;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;
use vocab::Source;

/// 放假通知 the paper that a holiday rests on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Title of the paper.
    pub instrument: String,
    /// 文号 `国办发明电〔2024〕12号`; absent where it is not known.
    pub number: Option<String>,
    /// 成文日期, absent where it is not known.
    pub dated: Option<Date>,
    /// The day on which somebody last compared the file with the paper.
    pub checked_on: Date,
}

impl Notice {
    /// The number, or the title where the number is not known.
    #[must_use]
    pub fn short(&self) -> &str {
        self.number.as_deref().unwrap_or(&self.instrument)
    }

    /// The same as a source.
    #[must_use]
    pub fn source(&self) -> Source {
        Source { instrument: self.short().to_owned(), article: String::new(), checked_on: Some(self.checked_on) }
    }
}

/// 节假日 one holiday of one notice: days off, and weekend days worked in exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// As the notice names it: `国庆节、中秋节`.
    pub name: String,
    /// 放假 first day off.
    pub from: Date,
    /// Last day off.
    pub to: Date,
    /// 调休上班 weekend days worked.
    pub worked: Vec<Date>,
    /// The paper that says so.
    pub notice: Arc<Notice>,
}

/// One year's notice as loaded.
#[derive(Clone, Debug)]
pub struct Year {
    /// The year in the notice's title. Its days may lie in the December before.
    pub year: i16,
    /// Its holidays, in the order of the file.
    pub holidays: Vec<Arc<Holiday>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: Spanned<i16>,
    cites: Notice,
    #[serde(default, rename = "holiday")]
    holidays: Vec<HolidayFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayFile {
    name: String,
    from: Spanned<String>,
    to: Spanned<String>,
    #[serde(default)]
    worked: Vec<Spanned<String>>,
    cites: Option<Notice>,
}

/// Reads one file. All its faults are told at once, in the order of the file.
pub fn read(file: &str, text: &str) -> Result<Year, Vec<Fault>> {
    let mut check = Check { file, text, faults: Vec::new(), taken: BTreeMap::new() };
    let parsed: YearFile = match toml::from_str(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            check.fault("syntax", error.span().unwrap_or(0..0), format!("文件读不懂：{}。", error.message()));
            return Err(check.faults);
        }
    };
    let year = *parsed.year.get_ref();
    if !(1950..=9990).contains(&year) {
        check.fault("year", parsed.year.span(), format!("年份 {year} 不合理，请写四位公历年份。"));
        return Err(check.faults);
    }
    let notice = Arc::new(parsed.cites);
    let mut holidays = Vec::new();
    for holiday in parsed.holidays {
        if let Some(holiday) = check.holiday(year, holiday, &notice) {
            holidays.push(Arc::new(holiday));
        }
    }
    if check.faults.is_empty() { Ok(Year { year, holidays }) } else { Err(check.faults) }
}

struct Check<'a> {
    file: &'a str,
    text: &'a str,
    faults: Vec<Fault>,
    /// Days spoken for so far, with the line that did.
    taken: BTreeMap<Date, usize>,
}

impl Check<'_> {
    fn holiday(&mut self, year: i16, given: HolidayFile, notice: &Arc<Notice>) -> Option<Holiday> {
        let from = self.date(year, &given.from);
        let to = self.date(year, &given.to);
        let worked: Vec<_> = given.worked.iter().map(|day| (self.date(year, day), day.span())).collect();
        let (from, to) = (from?, to?);
        if to < from {
            self.fault("order", given.to.span(), format!("{}：止日 {to} 早于起日 {from}，请核对。", given.name));
            return None;
        }
        for day in from.series(1.day()).take_while(|day| *day <= to) {
            self.take(day, given.from.span());
        }
        let mut kept = Vec::new();
        for (day, span) in worked {
            let day = day?;
            if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                self.fault("not_weekend", span.clone(), format!("{day} 不是周末，调休上班只能落在周末，请核对。"));
            }
            self.take(day, span);
            kept.push(day);
        }
        let notice = given.cites.map_or_else(|| Arc::clone(notice), Arc::new);
        Some(Holiday { name: given.name, from, to, worked: kept, notice })
    }

    fn date(&mut self, year: i16, given: &Spanned<String>) -> Option<Date> {
        let text = given.get_ref();
        let Ok(date) = text.parse::<Date>() else {
            self.fault("date", given.span(), format!("“{text}”不是日期，请写成 {year}-01-31 的样子。"));
            return None;
        };
        let near = date.year() == year || (date.year() == year - 1 && date.month() == 12);
        if !near {
            self.fault("far", given.span(), format!("{date} 不在 {year} 年（含上年12月）内，请核对。"));
            return None;
        }
        Some(date)
    }

    fn take(&mut self, day: Date, span: Range<usize>) {
        let line = self.line(span.start);
        if let Some(before) = self.taken.insert(day, line) {
            self.fault("overlap", span, format!("{day} 写了两次，另一处在第 {before} 行，请留一处。"));
        }
    }

    fn fault(&mut self, code: &'static str, span: Range<usize>, message: String) {
        let line = self.line(span.start);
        self.faults.push(Fault { file: self.file.to_owned(), line, code, message });
    }

    fn line(&self, offset: usize) -> usize {
        self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
    }
}

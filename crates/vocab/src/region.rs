//! 行政区划 GB/T 2260 codes, those in force and those that were, with their years.

use crate::Source;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static EMBEDDED: LazyLock<Regions> =
    LazyLock::new(|| Regions::parse(include_str!("../../../data/regions/gbt2260.toml")).0);

/// 行政区划 one name that a code has or had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Six digits: `410307`.
    pub code: String,
    /// `偃师区`
    pub name: String,
    /// The first year; `None` where it is not recorded.
    pub from: Option<i16>,
    /// The last year; `None` while in force. In the year of a change the old and the new code both hold.
    pub until: Option<i16>,
    /// The code that took its place, where that is known.
    pub became: Option<String>,
}

impl Region {
    /// Whether it was in force in that year, as far as is recorded.
    #[must_use]
    pub fn holds_in(&self, year: i16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.until.is_none_or(|until| year <= until)
    }
}

/// 区划表 every code with all its names over time.
#[derive(Clone, Debug, Default)]
pub struct Regions {
    by_code: BTreeMap<String, Vec<Region>>,
    cites: Option<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cites: Source,
    table: Lines,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    lines: String,
}

impl Regions {
    /// The table that the program carries. A test proves that every line of it can be read.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// A table from TOML: `cites`, and under `table` the `lines`, each `code name [from-until [code after]]`. Lines
    /// that cannot be read are left out and told.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<String>) {
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => return (Self::default(), vec![error.to_string()]),
        };
        let mut regions = Self { by_code: BTreeMap::new(), cites: Some(file.cites) };
        let mut faults = Vec::new();
        for line in file.table.lines.lines().filter(|line| !line.is_empty()) {
            match region(line) {
                Some(region) => regions.by_code.entry(region.code.clone()).or_default().push(region),
                None => faults.push(format!("区划表有一行读不懂：{line}")),
            }
        }
        (regions, faults)
    }

    /// The standard it is taken from.
    #[must_use]
    pub const fn cites(&self) -> Option<&Source> {
        self.cites.as_ref()
    }

    /// Every name that this code has or had, oldest first; empty for a code that never was.
    #[must_use]
    pub fn of(&self, code: &str) -> &[Region] {
        self.by_code.get(code).map_or(&[], Vec::as_slice)
    }

    /// What the code meant in that year.
    #[must_use]
    pub fn of_year(&self, code: &str, year: i16) -> Option<&Region> {
        self.of(code).iter().rev().find(|region| region.holds_in(year))
    }

    /// The code that stands for the same place today, as far as is recorded: `410381` gives `410307`.
    #[must_use]
    pub fn today(&self, code: &str) -> Option<&Region> {
        let mut region = self.of(code).last()?;
        // A chain of renamings is short; the bound keeps a loop in the data from holding us.
        for _ in 0..8 {
            match region.became.as_deref().and_then(|code| self.of(code).last()) {
                Some(after) => region = after,
                None => break,
            }
        }
        Some(region).filter(|region| region.until.is_none())
    }

    /// `河南省洛阳市偃师区` as the code was called in that year.
    #[must_use]
    pub fn full_name(&self, code: &str, year: i16) -> Option<String> {
        let region = self.of_year(code, year)?;
        let above = [code.get(..2)?.to_owned() + "0000", code.get(..4)?.to_owned() + "00"];
        let above = above.iter().filter(|above| *above != code).filter_map(|above| self.of_year(above, year));
        // 市辖区、县 and 省直辖县级行政单位 group codes, nobody writes them.
        let above =
            above.filter(|above| !matches!(above.name.as_str(), "市辖区" | "县") && !above.name.contains("直辖"));
        Some(above.chain([region]).map(|region| region.name.as_str()).collect())
    }

    /// All codes in order, each with its names.
    pub fn all(&self) -> impl Iterator<Item = &Region> {
        self.by_code.values().flatten()
    }
}

fn region(line: &str) -> Option<Region> {
    let mut words = line.split(' ');
    let code = words.next().filter(|code| code.len() == 6 && code.bytes().all(|it| it.is_ascii_digit()))?;
    let name = words.next().filter(|name| !name.is_empty())?;
    let (from, until) = match words.next() {
        Some(span) => {
            let (from, until) = span.split_once('-')?;
            (year(from)?, year(until)?)
        }
        None => (None, None),
    };
    let became = words.next().map(str::to_owned);
    let region = Region { code: code.to_owned(), name: name.to_owned(), from, until, became };
    words.next().is_none().then_some(region)
}

/// `Some(None)` for a year that is left open, `None` for what is no year.
fn year(text: &str) -> Option<Option<i16>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

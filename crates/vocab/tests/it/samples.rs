//! Published samples and the whole table of regions.

use std::collections::BTreeMap;
use vocab::{Regions, Verdict, uscc};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
const PILOTS: [&str; 2] = ["91350203M0001QAY9B", "91350211M00013FA1N"];

fn rows(name: &str) -> Option<Vec<Vec<String>>> {
    let Ok(text) = std::fs::read_to_string(format!("{SHARED}/{name}")) else {
        println!("skipped: {SHARED}/{name} is not there");
        return None;
    };
    Some(text.lines().skip(1).map(|row| row.split(',').map(str::to_owned).collect()).collect())
}

#[test]
fn published_credit_codes_are_judged_as_labelled() {
    let Some(rows) = rows("uscc_samples.csv") else { return };
    let mut judged: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &rows {
        let verdict = uscc::check(&row[0]);
        let wanted = match (row[1].as_str(), row[2].as_str()) {
            _ if PILOTS.contains(&row[0].as_str()) => "warning",
            ("1", "1") => "ok",
            ("1", _) => "warning",
            _ => "error",
        };
        assert_eq!(verdict.name(), wanted, "{row:?}: {verdict:?}");
        *judged.entry(verdict.name()).or_default() += 1;
    }
    assert_eq!(judged, BTreeMap::from([("ok", 262), ("warning", 3), ("error", 4)]));
}

#[test]
fn every_line_of_the_regions_can_be_read_and_is_in_order() {
    let text = include_str!("../../../../data/regions/gbt2260.toml");
    let (regions, faults) = Regions::parse(text);
    assert_eq!(faults, Vec::<String>::new());
    assert!(regions.cites().is_some());
    for region in regions.all() {
        let (from, until) = (region.from.unwrap_or(1949), region.until.unwrap_or(i16::MAX));
        assert!(from <= until, "{region:?}");
        if let Some(after) = &region.became {
            assert!(region.until.is_some() && !regions.of(after).is_empty(), "{region:?}");
        }
        let names = regions.of(&region.code);
        assert!(names.is_sorted_by_key(|name| name.from), "{names:?}");
        assert_eq!(names.iter().filter(|name| name.until.is_none()).count().max(1), 1, "{names:?}");
    }
}

#[test]
fn every_region_of_the_published_list_is_known_by_that_name() {
    let Some(rows) = rows("gbt2260_regions.csv") else { return };
    let regions = Regions::embedded();
    let differ: Vec<_> = rows
        .iter()
        .filter(|row| !regions.of(&row[0]).iter().any(|region| region.name == row[1]))
        .map(|row| format!("{} {} is {:?}", row[0], row[1], regions.of(&row[0])))
        .collect();
    // The list calls the four 省直辖县级行政区划 by the province's name.
    assert!(differ.len() <= 4, "{differ:#?}");
}

#[test]
fn a_table_that_cannot_be_read_tells_the_line() {
    let text = "[cites]\ninstrument = 'x'\n[table]\nlines = '''\n410307 偃师区 2021-\n41030 偃师区\n'''";
    let (regions, faults) = Regions::parse(text);
    assert_eq!(faults, ["区划表有一行读不懂：41030 偃师区"]);
    assert_eq!(regions.all().count(), 1);
}

#[test]
fn a_pilot_code_is_usable() {
    assert!(PILOTS.iter().all(|code| uscc::check(code).is_usable()));
    assert!(!matches!(uscc::check(PILOTS[0]), Verdict::Ok));
}

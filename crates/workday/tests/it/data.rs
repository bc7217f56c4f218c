//! The embedded notices against the list of days that other tools agree on.

use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::path::Path;
use workday::{Calendar, Clock, Reason, Unit};

const HOLIDAYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/holidays");
const DAYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/china_days_2004_2026.csv");

fn files() -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(HOLIDAYS)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_of_holidays_is_sound_and_embedded() {
    let files = files();
    let loaded = Calendar::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let named: BTreeSet<i16> = files.iter().map(|(name, _)| name.trim_end_matches(".toml").parse().unwrap()).collect();
    assert_eq!(loaded.years().collect::<BTreeSet<_>>(), named, "a file is named after its year");
    let embedded = Calendar::embedded();
    assert_eq!(embedded.years().collect::<Vec<_>>(), loaded.years().collect::<Vec<_>>());
    for day in loaded.days(date(2003, 12, 1), date(2027, 1, 31)) {
        assert_eq!(embedded.day(day.date), day);
    }
}

#[test]
fn all_8401_days_agree_with_the_list_of_days() {
    let Ok(list) = std::fs::read_to_string(Path::new(DAYS)) else {
        println!("skipped: {DAYS} is not there");
        return;
    };
    let calendar = Calendar::embedded();
    let mut rows = 0;
    for row in list.lines().skip(1) {
        let fields: Vec<_> = row.split(',').collect();
        let day = calendar.day(fields[0].parse().unwrap());
        assert_eq!((day.working, calendar.is_working(day.date)), (fields[2] == "1", fields[2] == "1"), "{row}");
        assert!(day.certain, "{row}");
        match (&day.reason, fields[5]) {
            (Reason::MakeUp(holiday), "makeup_workday") => assert!(holiday.name.contains(fields[4]), "{row}"),
            (Reason::Weekday, "") => assert!(fields[1] <= "5", "{row}"),
            (Reason::Weekend, "" | "in_lieu_holiday" | "statutory_or_festival_holiday") => {
                assert!(fields[1] > "5", "{row}");
            }
            (Reason::Holiday(holiday), named) if !named.is_empty() => {
                assert!(holiday.name.contains(fields[4]), "{row}: {}", holiday.name);
            }
            (Reason::Holiday(_), "") => assert!(fields[1] > "5", "{row}"),
            (reason, _) => panic!("{row}: {reason}"),
        }
        rows += 1;
    }
    assert_eq!(rows, 8_401);
}

#[test]
fn no_day_of_2027_is_certain() {
    let calendar = Calendar::embedded();
    let days: Vec<_> = calendar.days(date(2027, 1, 1), date(2027, 12, 31)).collect();
    assert_eq!(days.len(), 365);
    assert!(days.iter().all(|day| !day.certain));
}

#[test]
fn the_years_have_as_many_working_days_as_published() {
    let calendar = Calendar::embedded();
    let published = [250, 249, 250, 249, 249, 251, 248, 248];
    for (year, days) in (2019..=2026).zip(published) {
        assert_eq!(calendar.count(date(year - 1, 12, 31), date(year, 12, 31)).value, days, "{year}");
    }
}

#[test]
fn an_extended_holiday_names_the_paper_that_extended_it() {
    let calendar = Calendar::embedded();
    let numbers =
        |year| -> Vec<Option<String>> { calendar.notices(year).iter().map(|notice| notice.number.clone()).collect() };
    let number = |text: &str| Some(text.to_owned());
    assert_eq!(numbers(2020), [number("国办发明电〔2019〕16号"), number("国办发明电〔2020〕1号")]);
    assert_eq!(numbers(2004), [None]);
}

const NEXT: &str = "year = 2027\n[cites]\ninstrument = '例示通知'\nchecked_on = '2026-11-24'\n\
    [[holiday]]\nname = '元旦'\nfrom = '2027-01-01'\nto = '2027-01-03'\nworked = ['2026-12-27']\n";

#[test]
fn a_notice_that_arrives_moves_open_clocks_and_makes_them_certain() {
    let before = Calendar::embedded();
    let after = before.with("2027.toml", NEXT).unwrap();
    let clock = Clock::new(5, Unit::WorkingDay, date(2026, 12, 28));
    let (old, new) = (clock.due(&before), clock.due(&after));
    assert_eq!((old.on, old.certain), (Some(date(2027, 1, 4)), false));
    assert_eq!((new.on, new.certain), (Some(date(2027, 1, 5)), true));
    assert!(after.is_working(date(2026, 12, 27)) && !before.is_working(date(2026, 12, 27)));
}

#[test]
fn a_file_saved_by_another_editor_reads_the_same() {
    let text = format!("\u{feff}{}", NEXT.replace('\n', "\r\n"));
    let calendar = Calendar::load([("2027.toml", text.as_str())]).unwrap();
    assert!(calendar.is_working(date(2026, 12, 27)));
    let faults = Calendar::load([("2027.toml", text.replace("12-27", "12-28").as_str())]).unwrap_err();
    assert!(faults[0].to_string().starts_with("2027.toml:9: 2026-12-28 不是周末"), "{}", faults[0]);
}

#[test]
fn two_calendars_used_at_once_never_mix() {
    let plain = Calendar::embedded();
    let moved = plain.with("2027.toml", NEXT).unwrap();
    let ask = |calendar: Calendar, due: Date| {
        std::thread::spawn(move || {
            for _ in 0..2_000 {
                let on = Clock::new(5, Unit::WorkingDay, date(2026, 12, 28)).due(&calendar).on;
                assert_eq!(on, Some(due));
            }
        })
    };
    let asked = [ask(plain, date(2027, 1, 4)), ask(moved, date(2027, 1, 5))];
    asked.into_iter().for_each(|thread| thread.join().unwrap());
}

#[test]
fn a_due_day_explains_itself_day_by_day_with_the_notices_name() {
    let told = Calendar::embedded().explain(date(2026, 2, 12), 3);
    let lines: Vec<String> = told
        .steps
        .iter()
        .map(|step| format!("{} {:?} {}", step.date, step.counted.unwrap_or(0), step.reason))
        .collect();
    assert_eq!(told.on, date(2026, 2, 24));
    assert_eq!(lines[0], "2026-02-12 0 起算当日，不计入");
    assert_eq!(lines[1], "2026-02-13 1 工作日");
    assert_eq!(lines[2], "2026-02-14 2 春节调休上班（国办发明电〔2025〕7号）");
    assert_eq!(lines[3], "2026-02-15 0 春节放假（国办发明电〔2025〕7号）");
    assert_eq!(lines.last().unwrap(), "2026-02-24 3 工作日");
}

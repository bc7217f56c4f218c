//! Runs `cases/`.

use cases::{Case, Failures};
use jiff::civil::{Date, DateTime, Time};
use serde::Deserialize;
use serde_json::{Value, json};
use workday::{Calendar, Clock, HourBudget, HourClock, OfficeHours, Pause, Unit};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, untagged)]
enum Given {
    Add {
        add: i64,
    },
    Count {
        count_to: Date,
    },
    Day {
        day: bool,
    },
    File {
        file: String,
        #[serde(default)]
        again: bool,
    },
    Office {
        office: Vec<(Time, Time)>,
    },
    Hours {
        at: DateTime,
        hundredths: Option<u32>,
        continuous_minutes: Option<u32>,
        #[serde(default)]
        pauses: Vec<Pause>,
    },
    Clock {
        amount: u16,
        unit: Unit,
        #[serde(default)]
        start: workday::Start,
        #[serde(default)]
        last_day: workday::LastDay,
        #[serde(default)]
        suspensions: Vec<workday::Suspension>,
        #[serde(default)]
        extensions: Vec<workday::Extension>,
    },
}

fn rule(case: &Case) -> Result<Value, String> {
    let calendar = Calendar::embedded();
    let on = || -> Result<Date, String> {
        case.on.as_deref().ok_or("no `on`")?.parse().map_err(|error| format!("on: {error}"))
    };
    match case.given()? {
        Given::Add { add } => {
            let (answer, told) = (calendar.add(on()?, add), calendar.explain(on()?, add));
            assert_eq!((told.on, told.certain), (answer.value, answer.certain));
            Ok(json!({ "on": answer.value, "certain": answer.certain }))
        }
        Given::Count { count_to } => {
            let answer = calendar.count(on()?, count_to);
            Ok(json!({ "count": answer.value, "certain": answer.certain }))
        }
        Given::Day { day } => {
            assert!(day);
            let day = calendar.day(on()?);
            Ok(json!({ "working": day.working, "reason": day.reason.to_string(), "certain": day.certain }))
        }
        Given::File { file, again } => {
            let files = [("2031.toml", file.as_str())];
            let found = Calendar::load(files.iter().cycle().take(1 + usize::from(again)).copied());
            found.map(|_| Value::Null).map_err(|faults| match faults.first() {
                Some(fault) => format!("{}:{} {}", fault.file, fault.line, fault.code),
                None => String::new(),
            })
        }
        Given::Office { office } => OfficeHours::new(office).map(|_| Value::Null),
        Given::Hours { at, hundredths, continuous_minutes, pauses } => {
            let time = |hour, minute| Time::constant(hour, minute, 0, 0);
            let office = OfficeHours::new(vec![(time(8, 30), time(12, 0)), (time(13, 30), time(17, 0))])?;
            let budget = match (hundredths, continuous_minutes) {
                (Some(part), None) => office.part_of_day(part),
                (None, Some(minutes)) => HourBudget::Continuous { minutes },
                _ => return Err("either hundredths or continuous_minutes".to_owned()),
            };
            let due = HourClock { budget, begins_at: at, pauses, extensions: Vec::new() }.due(&calendar, &office);
            let told = due.at.map_or("none".to_owned(), |at| at.strftime("%Y-%m-%dT%H:%M").to_string());
            Ok(json!({ "due": told, "certain": due.certain }))
        }
        Given::Clock { amount, unit, start, last_day, suspensions, extensions } => {
            let clock = Clock { start, last_day, suspensions, extensions, ..Clock::new(amount, unit, on()?) };
            let due = clock.due(&calendar);
            let told = due.on.map_or("none".to_owned(), |on| on.to_string());
            Ok(json!({ "due": told, "certain": due.certain }))
        }
    }
}

#[test]
fn the_case_files_hold() -> Result<(), Failures> {
    cases::run(concat!(env!("CARGO_MANIFEST_DIR"), "/cases"), rule)
}

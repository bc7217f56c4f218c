//! Runs `cases/`.

use cases::{Case, Failures};
use serde::Deserialize;
use serde_json::{Value, json};
use vocab::{Money, Regions, Verdict, citizen_id, numeral, org_code, personal, uscc};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, untagged)]
enum Given {
    Uscc {
        uscc: String,
    },
    /// Sixteen characters, completed by the test with both check characters.
    UsccBody {
        uscc_body: String,
    },
    Org {
        org: String,
    },
    Id {
        id: String,
    },
    /// Seventeen digits, completed by the test.
    IdBody {
        id_body: String,
        #[serde(default)]
        small: bool,
    },
    Read {
        read: String,
    },
    Head {
        head: String,
    },
    Write {
        write: u64,
    },
    Money {
        money: String,
    },
    Text {
        text: String,
    },
    Region {
        region: String,
        year: i16,
    },
}

fn judged(verdict: &Verdict) -> Result<Value, String> {
    if let Some(reason) = verdict.reason() {
        assert!(!reason.to_string().is_empty() && !reason.english().is_empty());
    }
    let reason = verdict.reason().map_or("", |reason| reason.code());
    match verdict {
        Verdict::Error(_) => Err(reason.to_owned()),
        _ => Ok(json!({ "verdict": verdict.name(), "reason": reason })),
    }
}

fn rule(case: &Case) -> Result<Value, String> {
    match case.given()? {
        Given::Uscc { uscc } => judged(&uscc::check(&uscc)),
        Given::UsccBody { uscc_body } => {
            let organisation = org_code::check_character(&uscc_body[8..]).ok_or("body")?;
            let body = format!("{uscc_body}{organisation}");
            judged(&uscc::check(&format!("{body}{}", uscc::check_character(&body).ok_or("body")?)))
        }
        Given::Org { org } => judged(&org_code::check(&org)),
        Given::Id { id } => judged(&citizen_id::check(&id)),
        Given::IdBody { id_body, small } => {
            let id = format!("{id_body}{}", citizen_id::check_character(&id_body).ok_or("body")?);
            assert!(!small || id.ends_with('X'), "{id}");
            judged(&citizen_id::check(if small { id.to_lowercase() } else { id }.as_str()))
        }
        Given::Read { read } => {
            numeral::parse(&read).map(|value| json!({ "value": value })).ok_or("no numeral".to_owned())
        }
        Given::Head { head } => {
            let (value, bytes) = numeral::leading(&head).ok_or("no numeral")?;
            Ok(json!({ "value": value, "bytes": bytes }))
        }
        Given::Write { write } => Ok(json!({ "read": numeral::print(write), "digits": numeral::print_digits(write) })),
        Given::Money { money } => {
            let money: Money = money.parse().map_err(|fault| format!("{fault:?}"))?;
            Ok(json!({ "fen": money, "yuan": money.to_string(), "wan": money.in_wan() }))
        }
        Given::Text { text } => {
            let kinds: Vec<_> = personal::find(&text).iter().map(|it| format!("{:?}", it.kind)).collect();
            Ok(json!({ "masked": personal::mask(&text), "kinds": kinds }))
        }
        Given::Region { region, year } => {
            let regions = Regions::embedded();
            let name = regions.full_name(&region, year).unwrap_or("none".to_owned());
            Ok(json!({ "name": name, "today": regions.today(&region).map(|it| &it.code) }))
        }
    }
}

#[test]
fn the_case_files_hold() -> Result<(), Failures> {
    cases::run(concat!(env!("CARGO_MANIFEST_DIR"), "/cases"), rule)
}

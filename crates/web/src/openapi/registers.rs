//! What each act of a register takes, out of the same table as its form.

use super::acts::schema;
use pages::forms::{
    REGISTERS,
    register::{Act, Takes},
};
use serde_json::{Map, Value, json};

/// The schemas of every act, by name.
pub(super) fn schemas() -> Map<String, Value> {
    let acts = REGISTERS.iter().flat_map(|it| it.acts);
    acts.map(|act| (act.act.to_owned(), object(act))).collect()
}

fn object(act: &Act) -> Value {
    let mut properties: Map<String, Value> = act
        .asks
        .iter()
        .filter(|it| !matches!(it.takes, Takes::Signed))
        .map(|it| (it.name.to_owned(), of(it.takes)))
        .collect();
    properties.insert("on_behalf".to_owned(), schema("OnBehalf"));
    let required: Vec<&str> = act.asks.iter().filter(|it| it.must).map(|it| it.name).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn of(takes: Takes) -> Value {
    match takes {
        Takes::Text | Takes::Area | Takes::Of => schema("text"),
        Takes::Lines => schema("text[]"),
        Takes::Day => schema("day"),
        Takes::Due => schema("due"),
        Takes::Number => schema("int"),
        Takes::Money => json!({ "type": "integer", "description": "分" }),
        Takes::Paper => schema("Paper"),
        Takes::Check => schema("yes"),
        Takes::Unit | Takes::One | Takes::Docket => schema("id"),
        Takes::Units | Takes::Many => schema("id[]"),
        Takes::Choice(_, names) => json!({ "type": "string", "enum": names }),
        Takes::Evidence | Takes::Photos => schema("Evidence[]"),
        Takes::Signed => json!({ "type": "object" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::register::Face;

    /// A value of that type.
    fn sample(takes: Takes) -> Value {
        match takes {
            Takes::Text | Takes::Area | Takes::Of => json!("文字"),
            Takes::Lines => json!(["一", "二"]),
            Takes::Day => json!("2026-12-20"),
            Takes::Due => json!("2026-12"),
            Takes::Number | Takes::Money => json!(3),
            Takes::Paper => json!({ "number": "", "title": "通报", "dated": "2026-12-20" }),
            Takes::Check => json!(true),
            Takes::Unit | Takes::One | Takes::Docket => json!(7),
            Takes::Units | Takes::Many => json!([7, 8]),
            Takes::Choice(_, names) => json!(names[0]),
            Takes::Evidence | Takes::Photos => json!([{ "kind": "paper", "title": "通知" }]),
            Takes::Signed => json!({ "file": "0", "signed_by": "某", "signed_on": "2026-12-20" }),
        }
    }

    fn read<D: Face>(act: &Act, but: &str) -> Result<Value, serde_json::Error> {
        let asks = act.asks.iter().filter(|it| it.name != but);
        let mut body: Map<String, Value> = asks
            .map(|it| {
                // The one list whose values are not free words.
                let value = if it.name == "period" { json!("2026-11") } else { sample(it.takes) };
                (it.name.to_owned(), value)
            })
            .collect();
        body.insert("act".to_owned(), json!(act.word));
        serde_json::from_value::<D::Act>(Value::Object(body)).map(|it| {
            assert_eq!(D::name_of(&it), act.act);
            serde_json::to_value(it).unwrap()
        })
    }

    fn check<D: Face>() {
        let opening = D::PAGE.opening().map(|it| it.act);
        assert!(opening.is_none() || opening == D::NAMES.first().copied(), "the first act opens");
        assert_eq!((D::PAGE.name, D::PAGE.word), (D::NAME, D::WORD));
        for act in D::PAGE.acts {
            assert!(D::NAMES.contains(&act.act), "{} is no act", act.act);
            let read_back = read::<D>(act, "").unwrap_or_else(|error| panic!("{}: {error}", act.act));
            for ask in act.asks {
                assert!(read_back.get(ask.name).is_some(), "{}: {} is not taken", act.act, ask.name);
                assert_eq!(read::<D>(act, ask.name).is_err(), ask.must, "{}: {}", act.act, ask.name);
            }
        }
    }

    #[test]
    fn every_field_that_a_register_asks_for_is_taken_and_those_that_must_be_there_must() {
        macro_rules! each {
            ($($kind:ty),* $(,)?) => { $( check::<$kind>(); )* };
        }
        crate::faces!(each);
    }
}

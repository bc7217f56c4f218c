//! What each act of the ledger takes. A test holds this table against the acts themselves.

use serde_json::{Map, Value, json};

/// Name of the act, and its fields: `name: type`, `name?` where it may be left out. What the rules fill in stands not
/// here. `X[]` is a list; a capital begins the name of a shape of `SHAPES`.
pub const ACTS: &[(&str, &str)] = &[
    ("item.assign", "number?: text, note?: text"),
    ("item.accept", "liaison?: Person"),
    ("item.decline", "reason: text"),
    ("item.reassign", "parties: Parties, reason: text"),
    (
        "item.report",
        "period: period, done: text, quantities?: Done[], hindrance?: text, next?: text, coordination?: Coordination, \
         evidence?: Evidence[]",
    ),
    ("item.endorse", "what: handing, no?: int"),
    ("item.object", "what: handing, no?: int, reason: text"),
    ("item.submit", "text: text, evidence?: Evidence[]"),
    ("item.withdraw", "reason: text"),
    ("item.close", "opinion: text"),
    ("item.send_back", "reason: text"),
    ("item.ask_extension", "to: due, reason: text"),
    ("item.grant_extension", "to: due, opinion?: text"),
    ("item.refuse_extension", "reason: text"),
    ("item.urge", "text: text, answer_by?: day"),
    ("item.wait", "to: text, asks: text, paper: Paper"),
    ("item.end_wait", "answer: text, paper?: Paper"),
    ("item.hold", "reason: text"),
    ("item.resume", "reason: text"),
    ("item.advise", "text: text"),
    ("item.set_milestones", "steps: Step[], reason: text"),
    ("item.agree_milestones", "note?: text"),
    ("item.reach_milestone", "no: int, text: text, evidence?: Evidence[]"),
    ("item.attach", "evidence: Evidence[], note?: text"),
    (
        "item.amend",
        "title?: text, text?: text, remark?: text, path?: text, figures?: Figure[], due?: due, reason?: text",
    ),
    ("item.split", "parts: Part[], reason: text"),
    ("item.merge", "into: id, reason: text"),
    ("item.absorb", "from: id[], text: text, reason: text"),
    ("item.discard", "reason: text"),
    ("item.summarize", "year: int, text: text, evidence?: Evidence[]"),
    ("item.settle", "outcome: outcome, opinion: text"),
    ("item.reopen", "due: due, reason: text"),
    ("item.miss", "period: period"),
    ("item.reschedule", ""),
    ("problem.link", "item: id, lead?: id"),
    ("problem.unlink", "item: id, reason: text"),
    ("problem.verify", "effect: text, evidence: Evidence[]"),
    ("problem.close", "opinion: text, review_on?: day"),
    ("problem.remind", ""),
    (
        "problem.review",
        "finding: finding, text: text, evidence?: Evidence[], reopen?: id[], new_measure?: yes, reopen_due?: due",
    ),
    ("problem.discard", "reason: text"),
    ("problem.follow", ""),
    (
        "plan.fix",
        "entry: int, title?: text, text?: text, remark?: text, parties?: Parties, due?: due, figures?: Figure[]",
    ),
    ("plan.link", "entry: int, problem: int"),
    ("plan.unlink", "entry: int, problem: int"),
    ("plan.split", "entry: int, parts: Piece[]"),
    ("plan.merge", "entries: int[]"),
    ("plan.drop", "entry: int, reason: text"),
    ("plan.restore", "entry: int"),
    ("plan.adopt", "number: text, issuer: text, dated: day, assign?: yes"),
    ("plan.discard", "reason: text"),
    ("plan.accept_change", "change: int, parties?: Parties, due?: due"),
    ("plan.refuse_change", "change: int, reason: text"),
];

/// Values made of others.
pub const SHAPES: &[(&str, &str)] = &[
    ("Person", "name: text, role: role"),
    ("Partner", "unit: id, part?: text"),
    ("Parties", "persons?: Person[], lead?: id, partners?: Partner[]"),
    ("Done", "figure: int, value: decimal"),
    ("Coordination", "text: text, level: level"),
    ("Evidence", "kind: evidence, title: text, number?: text, dated?: day, sealed?: yes"),
    ("Paper", "number: text, title: text, dated: day"),
    ("Step", "on: day, result: text, proof?: text"),
    (
        "Figure",
        "text: text, subject?: text, condition?: text, comparator: comparator, value: decimal, unit?: text, firm?: yes, \
         counted?: yes",
    ),
    ("Part", "title: text, text?: text, parties?: Parties, due: due, figures?: int[]"),
    ("Piece", "title: text, text?: text"),
    ("OnBehalf", "unit: id, said_by: text, said_at: text, channel: channel"),
];

/// The fields of a line of the tables: name, type, whether it must be there.
pub fn fields(line: &str) -> impl Iterator<Item = (&str, &str, bool)> {
    line.split(',').filter_map(|field| {
        let (name, kind) = field.split_once(':')?;
        let name = name.trim();
        Some((name.trim_end_matches('?'), kind.trim(), !name.ends_with('?')))
    })
}

/// The schemas of every act and shape, by name.
pub(super) fn schemas() -> Map<String, Value> {
    let mut schemas = Map::new();
    for (name, line) in SHAPES {
        schemas.insert((*name).to_owned(), object(fields(line)));
    }
    for (name, line) in ACTS {
        let behalf = name.starts_with("item.").then_some(("on_behalf", "OnBehalf", false));
        schemas.insert((*name).to_owned(), object(fields(line).chain(behalf)));
    }
    schemas
}

pub(super) fn object<'a>(fields: impl Iterator<Item = (&'a str, &'a str, bool)>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (name, kind, must) in fields {
        properties.insert(name.to_owned(), schema(kind));
        if must {
            required.push(name);
        }
    }
    json!({ "type": "object", "properties": properties, "required": required })
}

pub(super) fn schema(kind: &str) -> Value {
    if let Some(of) = kind.strip_suffix("[]") {
        return json!({ "type": "array", "items": schema(of) });
    }
    let one_of = |names: &[&str]| json!({ "type": "string", "enum": names });
    let like = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    match kind {
        "text" => json!({ "type": "string" }),
        "int" => json!({ "type": "integer", "minimum": 0 }),
        "id" => json!({ "type": "integer", "format": "int64" }),
        "yes" => json!({ "type": "boolean" }),
        "day" => json!({ "type": "string", "format": "date" }),
        "due" => like("^([0-9]{4}-[0-9]{2}(-[0-9]{2})?|standing)$"),
        "period" => like("^[0-9]{4}(-[0-9]{2}|Q[1-4])$"),
        "decimal" => like("^-?[0-9]+([.][0-9]{1,6})?$"),
        "handing" => one_of(&["report", "submission", "extension"]),
        "outcome" => one_of(&["routine", "carry_over"]),
        "finding" => one_of(&["held", "relapsed"]),
        "role" => one_of(&["leader", "responsible", "contact", "liaison"]),
        "level" => one_of(&pages::forms::LEVELS),
        "channel" => one_of(&pages::forms::CHANNELS),
        "evidence" => one_of(&pages::forms::EVIDENCE),
        "comparator" => one_of(&["=", "<=", ">=", "<", ">"]),
        shape => json!({ "$ref": format!("#/components/schemas/{shape}") }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{item, plan, problem};

    /// A value of that type.
    fn sample(kind: &str) -> Value {
        if let Some(of) = kind.strip_suffix("[]") {
            return json!([sample(of)]);
        }
        match kind {
            "text" => json!("文字"),
            "int" => json!(2026),
            "id" => json!(7),
            "yes" => json!(true),
            "day" => json!("2026-12-20"),
            "due" => json!("2026-12"),
            "period" => json!("2026-03"),
            "decimal" => json!("3.5"),
            shape => match SHAPES.iter().find(|(name, _)| *name == shape) {
                Some((_, line)) => Value::Object(whole(line)),
                None => schema(kind)["enum"][0].clone(),
            },
        }
    }

    fn whole(line: &str) -> Map<String, Value> {
        fields(line).map(|(name, kind, _)| (name.to_owned(), sample(kind))).collect()
    }

    fn read(act: &str, mut body: Map<String, Value>) -> Result<Value, serde_json::Error> {
        let (docket, word) = act.split_once('.').unwrap();
        body.insert("act".into(), json!(word));
        if act == "item.merge" {
            body.insert("own".into(), json!(1));
        }
        let body = Value::Object(body);
        match docket {
            "item" => serde_json::from_value::<item::Act>(body).map(|it| serde_json::to_value(it).unwrap()),
            "problem" => serde_json::from_value::<problem::Act>(body).map(|it| serde_json::to_value(it).unwrap()),
            _ => serde_json::from_value::<plan::Act>(body).map(|it| serde_json::to_value(it).unwrap()),
        }
    }

    /// Fields of a request that are not of the act itself.
    const BESIDE: [(&str, &str); 2] = [("problem.review", "reopen_due"), ("plan.adopt", "assign")];

    #[test]
    fn an_act_is_read_with_every_field_that_is_described() {
        for (act, line) in ACTS {
            let read = read(act, whole(line)).unwrap_or_else(|error| panic!("{act}: {error}"));
            for (name, _, _) in fields(line).filter(|(name, _, _)| !BESIDE.contains(&(act, name))) {
                // Only one of the things handed in has a number.
                let told = read.get(name).is_some() || name == "no";
                assert!(told, "{act}: {name} is not taken");
            }
        }
    }

    #[test]
    fn an_act_is_not_read_without_a_field_that_must_be_there() {
        let mut tried = 0;
        for (act, line) in ACTS {
            for (name, _, must) in fields(line) {
                let mut body = whole(line);
                body.remove(name);
                if must && *act != "plan.fix" {
                    assert!(read(act, body).is_err(), "{act}: {name}");
                    tried += 1;
                } else if name != "no" && !(*act == "plan.fix" && name == "entry") {
                    assert!(read(act, body).is_ok(), "{act}: {name}");
                }
            }
        }
        assert!(tried > 40);
    }

    #[test]
    fn every_act_that_the_api_offers_is_described() {
        let offered = item::ActName::ALL.iter().map(|it| it.name()).filter(|it| *it != "item.open");
        let offered =
            offered.chain(problem::ActName::ALL.iter().map(|it| it.name()).filter(|it| *it != "problem.open"));
        let others = ["plan.import", "plan.compare"];
        let offered = offered.chain(plan::ActName::ALL.iter().map(|it| it.name()).filter(|it| !others.contains(it)));
        let offered: Vec<&str> = offered.collect();
        assert_eq!(offered.len(), ACTS.len());
        for act in offered {
            assert!(ACTS.iter().any(|(name, _)| *name == act), "{act}");
        }
    }
}

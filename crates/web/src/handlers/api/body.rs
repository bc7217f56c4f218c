//! 请求体 of an act: its JSON, and what comes beside it.

use crate::{problem::Problem, reply::Reply, visit::Visit};
use axum::http::StatusCode;
use pages::page::FaultKind;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The fields of a body; an empty body has none.
pub(super) fn fields(visit: &Visit, body: &[u8]) -> Result<Map<String, Value>, Reply> {
    if body.is_empty() {
        return Ok(Map::new());
    }
    let fields: Map<String, Value> = serde_json::from_slice(body).map_err(|error| bad(visit, &error))?;
    if names_a_file(&Value::Object(fields.clone())) {
        // Only a file that came with the act itself belongs to it; programs hand in none.
        return Err(Reply::failure(visit, &office::Failure::Field { field: "file", code: "file.by_page" }));
    }
    Ok(fields)
}

fn names_a_file(value: &Value) -> bool {
    match value {
        Value::Object(map) => map.iter().any(|(key, value)| key == "file" || names_a_file(value)),
        Value::Array(list) => list.iter().any(names_a_file),
        _ => false,
    }
}

/// A body that is not the act of a docket.
pub(super) fn whole<T: DeserializeOwned>(visit: &Visit, body: &[u8]) -> Result<T, Reply> {
    serde_json::from_value(Value::Object(fields(visit, body)?)).map_err(|error| bad(visit, &error))
}

/// Takes one field out.
pub(super) fn take<T: DeserializeOwned>(
    visit: &Visit,
    fields: &mut Map<String, Value>,
    name: &str,
) -> Result<Option<T>, Reply> {
    let value = fields.remove(name).filter(|it| !it.is_null());
    value.map(serde_json::from_value).transpose().map_err(|error| bad(visit, &error))
}

/// The act `name` with these fields.
pub(super) fn act<A: DeserializeOwned>(visit: &Visit, name: &str, mut fields: Map<String, Value>) -> Result<A, Reply> {
    let word = name.split('.').next_back().unwrap_or_default();
    fields.insert("act".to_owned(), Value::from(word));
    serde_json::from_value(Value::Object(fields)).map_err(|error| bad(visit, &error))
}

fn bad(visit: &Visit, error: &serde_json::Error) -> Reply {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let problem = Problem::plain(&visit.words(), status, FaultKind::Unusable, &error.to_string(), "");
    Reply::problem(&Problem { code: "body".to_owned(), ..problem })
}

//! OpenAPI 3.1 out of the table of routes: a route of the API that is not described cannot be added.

mod acts;
mod registers;
mod shapes;

pub use acts::ACTS;

use crate::route::{Described, Face, Gate, Route};
use serde_json::{Map, Value, json};

/// Name of the schema that stands for the bytes of a document.
pub const DOCUMENT: &str = "document";

/// The description of every API route of the table.
#[must_use]
pub fn document(routes: &[Route]) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in routes {
        let Face::Api(described) = route.face else { continue };
        let path = paths.entry(route.path.to_string()).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(route.method.as_str().to_lowercase(), operation(route, &described));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Heluo",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Plans, items and problems of a district's business-environment ledger. A list begins after \
                            `next` of the page before. An item and a problem carry an ETag, the number of their events; \
                            an act sent with If-Match is done only if nothing happened since.",
        },
        "paths": paths,
        "components": {
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer" } },
            "schemas": schemas(),
        },
    })
}

fn schemas() -> Map<String, Value> {
    let mut schemas = shapes::schemas();
    schemas.extend(acts::schemas());
    schemas.extend(registers::schemas());
    schemas
}

fn operation(route: &Route, described: &Described) -> Value {
    let reads = route.method == axum::http::Method::GET;
    let mut operation = json!({
        "summary": described.summary,
        "operationId": operation_id(route),
        "parameters": parameters(route, described),
        "responses": {
            "200": answer(described.response),
            "default": {
                "description": "What went wrong, by RFC 9457",
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
            },
        },
        "security": if route.gate == Gate::Public { json!([]) } else { json!([{ "bearer": [] }]) },
    });
    if let Gate::Act(act) = route.gate {
        operation["x-act"] = json!(act);
    }
    if !reads && !described.request.is_empty() {
        operation["requestBody"] = request(described.request);
    }
    operation
}

/// `POST /api/v1/items/{id}/accept` is `post_items_id_accept`.
fn operation_id(route: &Route) -> String {
    let path = route.path.trim_start_matches("/api/").trim_start_matches("v1/");
    let words = path.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|it| !it.is_empty());
    let words: Vec<&str> = words.collect();
    format!("{}_{}", route.method.as_str().to_lowercase(), words.join("_"))
}

fn answer(name: &str) -> Value {
    if name.is_empty() {
        return json!({ "description": "OK", "content": { "application/json": { "schema": { "type": "object" } } } });
    }
    let schema = json!({ "$ref": format!("#/components/schemas/{name}") });
    json!({ "description": "OK", "content": { "application/json": { "schema": schema } } })
}

fn request(name: &str) -> Value {
    if name == DOCUMENT {
        let file = json!({ "type": "object", "properties": { "file": { "type": "string", "format": "binary" } } });
        let bytes = json!({ "type": "string", "format": "binary" });
        return json!({ "required": true, "content": {
            "multipart/form-data": { "schema": file },
            "application/octet-stream": { "schema": bytes },
        } });
    }
    let schema = json!({ "$ref": format!("#/components/schemas/{name}") });
    json!({ "required": true, "content": { "application/json": { "schema": schema } } })
}

fn parameters(route: &Route, described: &Described) -> Vec<Value> {
    let in_path = route.path.split(['{', '}']).skip(1).step_by(2).map(|name| {
        json!({ "name": name, "in": "path", "required": true, "schema": { "type": "integer", "format": "int64" } })
    });
    let in_query = described.query.iter().map(|(name, meaning)| {
        json!({ "name": name, "in": "query", "description": meaning, "schema": { "type": "string" } })
    });
    let mut parameters: Vec<Value> = in_path.chain(in_query).collect();
    if ACTS.iter().any(|(act, _)| *act == described.request) && !described.request.starts_with("plan.") {
        let meaning = "Number of events after which the act was thought of; 412 where it is not that any more";
        parameters.push(json!({
            "name": "If-Match", "in": "header", "description": meaning, "schema": { "type": "string" },
        }));
    }
    if described.request.starts_with("item.") {
        let meaning = "A key by which the same act sent twice is done once";
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "description": meaning, "schema": { "type": "string" },
        }));
    }
    parameters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    match value.as_str() {
                        Some(name) if key == "$ref" => found.push(name.to_owned()),
                        _ => references(value, found),
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(|it| references(it, found)),
            _ => {}
        }
    }

    #[test]
    fn every_api_route_stands_in_the_document() {
        let routes = crate::routes::all();
        let document = document(&routes);
        let mut seen = 0;
        for route in routes.iter().filter(|it| matches!(it.face, Face::Api(_))) {
            let operation = &document["paths"][&*route.path][route.method.as_str().to_lowercase()];
            assert!(operation.is_object(), "{} {}", route.method, route.path);
            seen += 1;
        }
        assert!(seen > 60, "{seen}");
    }

    #[test]
    fn every_schema_that_is_named_is_there_and_every_operation_has_its_own_name() {
        let document = document(&crate::routes::all());
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(found.len() > 60);
        for name in found {
            let pointer = name.trim_start_matches('#');
            assert!(document.pointer(pointer).is_some(), "{name}");
        }
        let mut names: Vec<&str> = document["paths"]
            .as_object()
            .unwrap()
            .values()
            .flat_map(|path| path.as_object().unwrap().values())
            .map(|it| it["operationId"].as_str().unwrap())
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}

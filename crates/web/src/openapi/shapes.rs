//! What the API gives back, as schemas.

use crate::{
    handlers::api::shape::{
        Acted, Adopted, Checked, Done, Imported, IndicatorLights, LightCount, Line, Lines, One, Opened, Overview,
        StateCount, Trace, UnitLights, UnitLine, Units,
    },
    problem::Problem,
};
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// Every shape by its name.
pub(super) fn schemas() -> Map<String, Value> {
    let mut schemas = Map::new();
    let mut add = |name: &str, schema: serde_json::Result<Value>| {
        if let Ok(schema) = schema {
            schemas.insert(name.to_owned(), schema);
        }
    };
    macro_rules! shapes {
        ($($shape:ty),*) => {
            $( add(&<$shape as ToSchema>::name(), serde_json::to_value(<$shape as utoipa::PartialSchema>::schema())); )*
        };
    }
    shapes!(
        Acted,
        Adopted,
        Checked,
        Done,
        Imported,
        IndicatorLights,
        LightCount,
        Line,
        Lines,
        One,
        Opened,
        Overview,
        Problem,
        StateCount,
        Trace,
        UnitLights,
        UnitLine,
        Units
    );
    schemas
}

//! 形状 what the API gives back.

use docket::Light;
use jiff::civil::Date;
use ledger::{item::Item, plan::Plan, problem::Problem};
use office::{EventRow, Row};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// 一行 what lists show of an item, a problem or a plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Line {
    /// Its number.
    pub id: i64,
    /// `item`, `problem`, `plan`, or the name of a register.
    pub kind: String,
    /// One line of text.
    pub title: String,
    /// State of its kind.
    pub state: String,
    /// 灯 today; absent for what does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub light: Option<String>,
    /// 牵头单位
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<i64>,
    /// 配合单位
    pub partners: Vec<i64>,
    /// 指标
    pub indicator: String,
    /// The day on which it began.
    #[schema(format = "date")]
    pub opened_on: String,
    /// 时限
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "date")]
    pub due_on: Option<String>,
    /// 办结日
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "date")]
    pub closed_on: Option<String>,
    /// 0 to 100, where it is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<u8>,
    /// Marks by which lists can be narrowed.
    pub marks: Vec<String>,
    /// When something last happened to it.
    #[schema(format = "date-time")]
    pub updated_at: String,
}

impl Line {
    /// The line of a row, as it stands on `today`.
    #[must_use]
    pub fn of(row: &Row, today: Date) -> Self {
        let facets = &row.facets;
        Self {
            id: row.id.0,
            kind: row.kind.rsplit('.').next().unwrap_or_default().to_owned(),
            title: vocab::personal::mask(&facets.title),
            state: facets.state.clone(),
            light: Light::of(facets, today).map(|it| it.name().to_owned()),
            lead: facets.owner.map(|it| it.0),
            partners: facets.partners.iter().map(|it| it.0).collect(),
            indicator: facets.group.clone(),
            opened_on: facets.opened_on.to_string(),
            due_on: facets.days.due_on.map(|it| it.to_string()),
            closed_on: facets.days.closed_on.map(|it| it.to_string()),
            progress: facets.progress,
            marks: facets.tags.clone(),
            updated_at: row.updated_at.to_string(),
        }
    }
}

/// 列表 a page.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Lines {
    /// Rows in the order asked for.
    pub rows: Vec<Line>,
    /// What `after` takes for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many there are in all, counted up to a limit.
    pub count: u64,
    /// Whether there may be more than `count`.
    pub more: bool,
}

/// 卷宗 one docket with its state and its log.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct One {
    /// What lists show of it.
    #[serde(flatten)]
    pub line: Line,
    /// Number of its events; the ETag.
    pub version: usize,
    /// Its state.
    #[schema(value_type = Object)]
    pub content: Value,
    /// Its log, oldest first.
    pub events: Vec<Trace>,
}

/// 一条记录 of a log.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Trace {
    /// Place in the docket's own log.
    pub seq: i64,
    /// When.
    #[schema(format = "date-time")]
    pub at: String,
    /// Who: account, role, unit, and for whom it was recorded.
    #[schema(value_type = Object)]
    pub actor: Value,
    /// What happened.
    #[schema(value_type = Object)]
    pub event: Value,
    /// Hash that the next event is bound to.
    pub hash: String,
}

impl Trace {
    /// An event as it was logged, without personal data.
    #[must_use]
    pub fn of(row: &EventRow) -> Self {
        Self {
            seq: row.seq,
            at: row.at.to_string(),
            actor: masked(serde_json::to_value(&row.actor).unwrap_or_default()),
            event: masked(serde_json::from_str(&row.body).unwrap_or_default()),
            hash: row.hash.to_string(),
        }
    }
}

/// Every text in it without phone and identity numbers, and without the numbers of persons' rows and hashes of codes.
#[must_use]
pub fn masked(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(vocab::personal::mask(&text)),
        Value::Array(list) => Value::Array(list.into_iter().map(masked).collect()),
        Value::Object(map) => {
            let told = map.into_iter().filter(|(key, _)| !matches!(key.as_str(), "contact" | "code_hash"));
            Value::Object(told.map(|(key, value)| (key, masked(value))).collect())
        }
        other => other,
    }
}

/// An item opened by hand.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Opened {
    /// Its number.
    pub id: i64,
    /// Whether its due day has passed already.
    pub late: bool,
}

/// An act on an item that was done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Acted {
    /// The item.
    pub item: i64,
    /// Its state now.
    pub state: String,
    /// Items opened by it.
    pub opened: Vec<i64>,
}

/// An act that was done.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Done {
    /// Whose act it was.
    pub id: i64,
}

/// A plan that was imported.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Imported {
    /// Its number.
    pub id: i64,
}

/// A plan that was adopted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Adopted {
    /// The plan.
    pub plan: i64,
    /// Items opened.
    pub items: Vec<i64>,
    /// Problems opened.
    pub problems: Vec<i64>,
}

/// 体检 structure, figures and diagnostics of a document, in the shape of `heluo plan check --format json`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Checked {
    /// What was compiled.
    #[schema(value_type = Object)]
    pub plan: Value,
}

/// 总览 what the caller reaches, counted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Overview {
    /// The day.
    #[schema(format = "date")]
    pub on: String,
    /// Items by light, worst first.
    pub lights: Vec<LightCount>,
    /// Items of each lead unit.
    pub units: Vec<UnitLights>,
    /// Items of each indicator.
    pub indicators: Vec<IndicatorLights>,
    /// Problems by state.
    pub problems: Vec<StateCount>,
}

/// How many have a light.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LightCount {
    /// 灯; `void` for what does not count.
    pub light: String,
    /// How many.
    pub count: u64,
}

/// The lights of a unit's items.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitLights {
    /// The unit; absent where nobody leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<i64>,
    /// Its short name.
    pub name: String,
    /// By light.
    pub lights: Vec<LightCount>,
}

/// The lights of an indicator's items.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IndicatorLights {
    /// 指标
    pub indicator: String,
    /// By light.
    pub lights: Vec<LightCount>,
}

/// How many are in a state.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StateCount {
    /// State.
    pub state: String,
    /// How many.
    pub count: u64,
}

/// 单位 all of them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Units {
    /// By number.
    pub units: Vec<UnitLine>,
}

/// 单位
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitLine {
    /// Its number.
    pub id: i64,
    /// 全称
    pub name: String,
    /// 简称
    pub short: String,
    /// 别名
    pub aliases: Vec<String>,
    /// Whether work can be given to it.
    pub active: bool,
}

/// The state of a docket as JSON, whichever kind it is; without personal data.
///
/// # Errors
/// Where the stored state cannot be read.
pub fn content(row: &Row) -> Result<Value, office::StoreError> {
    if let Some(register) = office::register::find(&row.kind) {
        return Ok(masked(register.content(row)?));
    }
    let value = match row.kind.as_str() {
        "ledger.item" => serde_json::to_value(row.open::<Item>()?),
        "ledger.problem" => serde_json::to_value(row.open::<Problem>()?),
        _ => serde_json::to_value(row.open::<Plan>()?),
    };
    Ok(masked(value.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::masked;
    use serde_json::json;

    #[test]
    fn no_phone_number_is_given_to_a_program() {
        let state = json!({ "persons": [{ "name": "张三", "contact": 5 }], "text": ["请拨 13812340142"] });
        let text = masked(state).to_string();
        assert!(!text.contains("13812340142") && !text.contains("contact") && text.contains("张三"), "{text}");
    }
}

//! 列表: a page of items, problems or plans within the caller's scope.

use super::shape::{Line, Lines};
use crate::{
    reply::Reply,
    visit::{OrReply, Visit},
};
use axum::extract::RawQuery;
use docket::Light;
use jiff::civil::Date;
use office::{
    Answer, Failure, Filter, PageRequest, Sort,
    list_dockets::{Kind, list},
};
use std::collections::BTreeMap;
use vocab::UnitId;

/// Rows of a page at most.
const MOST: u64 = 200;

pub(super) async fn read(kind: Kind, visit: Visit, RawQuery(query): RawQuery) -> Result<Reply, Reply> {
    let pairs: BTreeMap<String, String> = serde_urlencoded::from_str(query.as_deref().unwrap_or(""))
        .map_err(|_| Failure::Field { field: "query", code: "query.unreadable" })
        .or_reply(&visit)?;
    let (filter, sort, request) = asked(&pairs, visit.today()).or_reply(&visit)?;
    let page = list(visit.office(), visit.caller()?, kind, filter, sort, &request).await.or_reply(&visit)?;
    let count = page.count.unwrap_or(office::Count { least: 0, more: false });
    Ok(Reply::json(&Lines {
        rows: page.rows.iter().map(|it| Line::of(it, visit.today())).collect(),
        next: page.next.map(|it| it.to_string()),
        count: count.least,
        more: count.more,
    }))
}

/// A value that cannot be understood is told, for a list that is wider than was meant misleads.
fn asked(pairs: &BTreeMap<String, String>, today: Date) -> Answer<(Filter, Sort, PageRequest)> {
    let value = |name: &str| pairs.get(name).map(|it| it.trim()).filter(|it| !it.is_empty());
    let unusable = |field: &'static str| Failure::Field { field, code: "query.unreadable" };
    let day = |field: &'static str| {
        value(field).map(|text| crate::day::read(text, today).ok_or_else(|| unusable(field))).transpose()
    };
    let light = value("light").map(|it| Light::from_name(it).ok_or_else(|| unusable("light"))).transpose()?;
    let unit = value("unit").map(|it| it.parse().map(UnitId).map_err(|_| unusable("unit"))).transpose()?;
    let plan = value("plan").map(|it| it.parse::<i64>().map_err(|_| unusable("plan"))).transpose()?;
    let filter = Filter {
        states: value("state").map(str::to_owned).into_iter().collect(),
        lights: light.map(|it| (vec![it], today)),
        owner: unit,
        group: value("indicator").map(str::to_owned),
        tag: value("mark").map(str::to_owned).or(plan.map(|it| format!("plan:{it}"))),
        due_from: day("from")?,
        due_to: day("to")?,
        text: value("q").unwrap_or_default().to_owned(),
        ..Filter::default()
    };
    let sort = match value("sort") {
        None | Some("due") => Sort::DUE,
        Some("updated") => Sort::UPDATED,
        Some("opened") => Sort::OPENED,
        Some(_) => return Err(unusable("sort")),
    };
    let after = value("after").map(str::parse).transpose().map_err(Failure::World)?;
    let limit = value("limit").map(|it| it.parse::<u64>().map_err(|_| unusable("limit"))).transpose()?;
    let limit = limit.unwrap_or(50).clamp(1, MOST);
    Ok((filter, sort, PageRequest { limit, after, ..PageRequest::default() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Answer<(Filter, Sort, PageRequest)> {
        let pairs = serde_urlencoded::from_str(query).unwrap();
        asked(&pairs, jiff::civil::date(2026, 11, 24))
    }

    #[test]
    fn what_is_asked_narrows_the_list() {
        let (filter, sort, page) = read("light=overdue&unit=3&to=2026-12-31&sort=updated&limit=9999").unwrap();
        assert_eq!((filter.owner, sort, page.limit), (Some(UnitId(3)), Sort::UPDATED, MOST));
        assert_eq!(filter.lights.map(|it| it.0), Some(vec![Light::Overdue]));
        assert!(read("").unwrap().0 == Filter::default());
    }

    #[test]
    fn what_cannot_be_understood_is_told_and_not_left_out() {
        for query in ["light=red", "unit=x", "plan=x", "from=soon", "sort=size", "limit=many", "after=here"] {
            assert!(read(query).is_err(), "{query}");
        }
    }
}
